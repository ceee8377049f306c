package org.korudelta.json;

import org.korudelta.error.KoruException;

/**
 * The rest of a string from its first escape or surrogate on.
 *
 * <p>Surrogates are paired in the value, however each half was written, so a high one is remembered
 * with its place until the low one comes.
 */
final class JsonStringScanner {
  private static final int NONE = -1;

  private final String text;
  private final StringBuilder value = new StringBuilder();
  private int at;
  private int highOffset = NONE;

  /** The plain part of the string is what stands from {@code from} to {@code at}. */
  JsonStringScanner(String text, int from, int at) {
    this.text = text;
    this.at = at;
    value.append(text, from, at);
  }

  /** The offset after the closing quote, once {@link #value} was read. */
  int offset() {
    return at;
  }

  String value() {
    while (at < text.length()) {
      int start = at;
      char unit = text.charAt(at++);
      if (unit == '"') {
        requireNoHigh();
        return value.toString();
      }
      if (unit < ' ') {
        throw malformed(start, "control character in a string, escape it");
      }
      append(unit == '\\' ? escape(start) : unit, start);
    }
    throw malformed(at, "string without an end");
  }

  private void append(char unit, int start) {
    if (Character.isLowSurrogate(unit)) {
      if (highOffset == NONE) {
        throw malformed(start, "lone surrogate");
      }
      highOffset = NONE;
    } else {
      requireNoHigh();
      highOffset = Character.isHighSurrogate(unit) ? start : NONE;
    }
    value.append(unit);
  }

  private void requireNoHigh() {
    if (highOffset != NONE) {
      throw malformed(highOffset, "lone surrogate");
    }
  }

  private char escape(int start) {
    char unit = at < text.length() ? text.charAt(at++) : 0;
    return switch (unit) {
      case '"', '\\', '/' -> unit;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexUnit(start);
      default -> throw malformed(start, "unknown escape");
    };
  }

  private char hexUnit(int start) {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < text.length() ? hexDigit(text.charAt(at++)) : NONE;
      if (digit == NONE) {
        throw malformed(start, "\\u wants four hex digits");
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }

  private static int hexDigit(char unit) {
    if (unit >= '0' && unit <= '9') {
      return unit - '0';
    }
    int lower = unit | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : NONE;
  }

  private KoruException malformed(int offset, String reason) {
    return JsonPosition.of(text, offset).malformed(reason);
  }
}
