package org.korudelta.json;

import org.korudelta.error.KoruException;

/** The tokens of a JSON text, left to right. Threading: for one thread. */
final class JsonScanner {
  static final int END = -1;

  private final String text;
  private int at;

  JsonScanner(String text) {
    this.text = text;
  }

  /** The unit that comes next, or {@link #END}. */
  int peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  int offset() {
    return at;
  }

  void advance() {
    at++;
  }

  /** Passes {@code unit} if it comes next; whether it did. */
  boolean skip(char unit) {
    boolean present = at < text.length() && text.charAt(at) == unit;
    if (present) {
      at++;
    }
    return present;
  }

  void skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isSpace(char unit) {
    return unit == ' ' || unit == '\n' || unit == '\t' || unit == '\r';
  }

  void expectEnd() {
    skipSpace();
    if (at < text.length()) {
      throw expected("the end of the text");
    }
  }

  JsonValue literal(String word, JsonValue value) {
    if (!text.startsWith(word, at)) {
      throw malformed(at, "unknown word, expected " + word);
    }
    at += word.length();
    return value;
  }

  String string() {
    int from = ++at;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    if (peek() == '"') {
      return text.substring(from, at++);
    }
    JsonStringScanner rest = new JsonStringScanner(text, from, at);
    String value = rest.value();
    at = rest.offset();
    return value;
  }

  private static boolean isPlain(char unit) {
    return unit >= ' ' && unit != '"' && unit != '\\' && !Character.isSurrogate(unit);
  }

  JsonNumber number() {
    int from = at;
    skip('-');
    if (!isDigit(peek())) {
      throw expected(at > from ? "a digit" : "a value");
    }
    if (!skip('0')) {
      skipDigits();
    } else if (isDigit(peek())) {
      throw malformed(from, "leading zero in a number");
    }
    boolean fraction = skipFraction();
    boolean exponent = skipExponent();
    return numberFrom(from, !fraction && !exponent);
  }

  private JsonNumber numberFrom(int from, boolean integer) {
    String literal = text.substring(from, at);
    if (integer && literal.length() > JsonNumber.DIGITS_MAX && JsonNumber.isTooLong(literal)) {
      throw limitAt(from, "integer of more than " + JsonNumber.DIGITS_MAX + " digits");
    }
    JsonNumber number = JsonNumber.ofLiteral(literal, integer);
    if (number == null) {
      throw malformed(from, "number outside the range of a double");
    }
    return number;
  }

  private boolean skipFraction() {
    if (!skip('.')) {
      return false;
    }
    requireDigits("a digit after the point");
    return true;
  }

  private boolean skipExponent() {
    if (!skip('e') && !skip('E')) {
      return false;
    }
    if (!skip('+')) {
      skip('-');
    }
    requireDigits("a digit in the exponent");
    return true;
  }

  private void requireDigits(String expected) {
    if (!isDigit(peek())) {
      throw expected(expected);
    }
    skipDigits();
  }

  private void skipDigits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isDigit(int unit) {
    return unit >= '0' && unit <= '9';
  }

  KoruException expected(String what) {
    return malformed(at, "expected " + what + " but found " + found());
  }

  private String found() {
    if (at >= text.length()) {
      return "the end of the text";
    }
    int point = text.codePointAt(at);
    return point > ' ' && point < 0x7F
        ? "'" + (char) point + "'"
        : "U+" + Integer.toHexString(0x10000 | point).substring(point > 0xFFFF ? 0 : 1);
  }

  KoruException malformed(int offset, String reason) {
    return JsonPosition.of(text, offset).malformed(reason);
  }

  KoruException limit(String reason) {
    return limitAt(at, reason);
  }

  private KoruException limitAt(int offset, String reason) {
    return JsonPosition.of(text, offset).limit(reason);
  }
}
