package org.korudelta.cli.terminal;

import org.jline.utils.WCWidth;

/** How many columns of a terminal a text takes: wide characters take two, accents none. */
final class TextWidth {
  private static final String CUT = "…";

  private TextWidth() {}

  /** The columns of {@code text}, which holds no control characters. */
  static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  /** {@code text} in at most {@code columns}, at least 1; an ellipsis stands for what is cut. */
  static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    int end = 0;
    int used = 1;
    for (int next = text.codePointAt(0); used + of(next) <= columns; next = text.codePointAt(end)) {
      used += of(next);
      end += Character.charCount(next);
    }
    return text.substring(0, end) + CUT;
  }

  private static int of(int codePoint) {
    return Math.max(0, WCWidth.wcwidth(codePoint));
  }
}
