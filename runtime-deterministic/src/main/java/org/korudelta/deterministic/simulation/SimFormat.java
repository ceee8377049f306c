package org.korudelta.deterministic.simulation;

import org.korudelta.error.KoruException;

/** The words of a {@code *.sim} file. Nothing else knows them. */
final class SimFormat {
  static final String MAGIC = "korudelta-sim";
  static final String WORLD = "world";
  static final String SETTING = "setting";
  static final String FAILURE = "failure";
  static final String MESSAGE = "message";
  static final String HASH = "hash";
  static final String STREAM = "stream";
  static final String END = "end";

  static final char SEPARATOR = '\t';
  static final char REPEATED = '*';

  private static final String HEX = "0123456789abcdef";
  private static final int HASH_DIGITS = 16;

  private SimFormat() {}

  /** {@code text} on one line and without separators. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> escaped.append("\\\\");
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** What {@link #escaped} made of it; {@code bad_request} for an unknown escape. */
  static String unescaped(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(c == '\\' ? unescaped(text, ++i) : c);
    }
    return plain.toString();
  }

  private static char unescaped(String text, int at) {
    char c = at < text.length() ? text.charAt(at) : ' ';
    return switch (c) {
      case '\\' -> '\\';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default ->
          throw new KoruException.BadRequest("unknown escape: text=" + text + " position=" + at);
    };
  }

  /** Sixteen hexadecimal digits. */
  static String hash(long hash) {
    StringBuilder digits = new StringBuilder(HASH_DIGITS);
    for (int shift = 60; shift >= 0; shift -= 4) {
      digits.append(HEX.charAt((int) (hash >>> shift) & 15));
    }
    return digits.toString();
  }

  /** The hash with those digits. */
  static long hash(String digits) {
    if (digits.length() != HASH_DIGITS) {
      throw new KoruException.BadRequest("no hash: hash=" + digits);
    }
    long hash = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = HEX.indexOf(digits.charAt(i));
      if (digit < 0) {
        throw new KoruException.BadRequest("no hash: hash=" + digits);
      }
      hash = hash << 4 | digit;
    }
    return hash;
  }
}
