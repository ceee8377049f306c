package org.korudelta.cli.terminal;

/**
 * Text that may come from anyone, made safe to show: what would move the cursor, colour the screen,
 * break the line or turn the writing direction is shown as its JSON escape. JSON stays the same
 * JSON.
 */
public final class TerminalText {
  private TerminalText() {}

  /** {@code text} as it may be shown. */
  public static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (drives(c)) {
        shown.append("\\u").append(hex(c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  private static boolean drives(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    };
  }

  private static String hex(char c) {
    String digits = Integer.toHexString(c);
    return "0".repeat(4 - digits.length()) + digits;
  }
}
