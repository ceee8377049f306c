package org.korudelta.conformance;

/**
 * Text with everything beyond printable ASCII escaped by UTF-16 unit, so that no two texts look
 * alike.
 */
final class AsciiText {
  private static final String DIGITS = "0123456789abcdef";

  private AsciiText() {}

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      append(quoted, text.charAt(i));
    }
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, char unit) {
    if (unit == '"' || unit == '\\') {
      quoted.append('\\').append(unit);
    } else if (unit >= ' ' && unit <= '~') {
      quoted.append(unit);
    } else {
      quoted.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        quoted.append(DIGITS.charAt(unit >> shift & 0xF));
      }
    }
  }
}
