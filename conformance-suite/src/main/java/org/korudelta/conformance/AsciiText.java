package org.korudelta.conformance;

/**
 * Text with everything beyond printable ASCII escaped by UTF-16 unit, so that no two texts look
 * alike.
 */
final class AsciiText {
  private static final String DIGITS = "0123456789abcdef";

  private AsciiText() {}

  static String quoted(String text) {
    return '"' + escaped(text) + '"';
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      append(escaped, text.charAt(i));
    }
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, char unit) {
    if (unit == '"' || unit == '\\') {
      escaped.append('\\').append(unit);
    } else if (unit >= ' ' && unit <= '~') {
      escaped.append(unit);
    } else {
      escaped.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        escaped.append(DIGITS.charAt(unit >> shift & 0xF));
      }
    }
  }

  /** 16 hexadecimal digits. */
  static String bits(long value) {
    StringBuilder digits = new StringBuilder(16);
    for (int shift = 60; shift >= 0; shift -= 4) {
      digits.append(DIGITS.charAt((int) (value >>> shift) & 0xF));
    }
    return digits.toString();
  }
}
