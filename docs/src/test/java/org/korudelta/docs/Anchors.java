package org.korudelta.docs;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The anchors that GitHub gives to headings: lower case, spaces as hyphens, no punctuation, and a
 * number behind what was there before.
 */
final class Anchors {
  private final Set<String> all = new HashSet<>();

  void add(String heading) {
    String anchor = anchor(heading);
    String unique = anchor;
    for (int i = 1; !all.add(unique); i++) {
      unique = anchor + "-" + i;
    }
  }

  Set<String> all() {
    return all;
  }

  private static String anchor(String heading) {
    StringBuilder anchor = new StringBuilder();
    heading.strip().toLowerCase(Locale.ROOT).codePoints().forEach(c -> append(anchor, c));
    return anchor.toString();
  }

  private static void append(StringBuilder anchor, int codePoint) {
    if (codePoint == ' ') {
      anchor.append('-');
    } else if (Character.isLetterOrDigit(codePoint) || codePoint == '-' || codePoint == '_') {
      anchor.appendCodePoint(codePoint);
    }
  }
}
