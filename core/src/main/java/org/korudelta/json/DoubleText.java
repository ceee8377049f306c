package org.korudelta.json;

/**
 * The text of a double as RFC 8785 wants it: what ECMAScript's {@code Number::toString} gives
 * (ECMA-262, section 6.1.6.1.20).
 */
final class DoubleText {
  /** The decimal point stands among or beside the digits up to this many places left of it. */
  private static final int PLAIN_PLACES_MAX = 21;

  private static final int LEADING_ZEROS_MAX = 6;
  private static final long SAFE_MAX = 1L << 53;

  private DoubleText() {}

  /** The text of a finite {@code value}. */
  static String of(double value) {
    if (value >= -SAFE_MAX && value <= SAFE_MAX && (long) value == value) {
      return Long.toString((long) value);
    }
    StringBuilder text = new StringBuilder(25);
    if (value < 0) {
      text.append('-');
    }
    append(text, ShortestDecimal.of(value < 0 ? -value : value));
    return text.toString();
  }

  private static void append(StringBuilder text, ShortestDecimal decimal) {
    String digits = Long.toString(decimal.digits());
    int point = digits.length() + decimal.exponent();
    if (point > PLAIN_PLACES_MAX || point <= -LEADING_ZEROS_MAX) {
      appendScientific(text, digits, point - 1);
    } else if (point <= 0) {
      zeros(text.append("0."), -point).append(digits);
    } else if (point < digits.length()) {
      text.append(digits, 0, point).append('.').append(digits, point, digits.length());
    } else {
      zeros(text.append(digits), point - digits.length());
    }
  }

  private static void appendScientific(StringBuilder text, String digits, int exponent) {
    text.append(digits.charAt(0));
    if (digits.length() > 1) {
      text.append('.').append(digits, 1, digits.length());
    }
    text.append('e').append(exponent < 0 ? '-' : '+').append(Math.abs(exponent));
  }

  private static StringBuilder zeros(StringBuilder text, int count) {
    for (int i = 0; i < count; i++) {
      text.append('0');
    }
    return text;
  }
}
