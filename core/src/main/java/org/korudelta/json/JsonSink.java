package org.korudelta.json;

import org.korudelta.bytes.ArrayCopy;
import org.korudelta.error.KoruException;
import org.korudelta.text.Utf8;

/**
 * JSON text in UTF-8 that grows at its end: the strings quoted as RFC 8785 says, what they hold
 * being well-formed.
 *
 * <p>Threading: for one user at a time.
 */
final class JsonSink {
  private static final int INITIAL_BYTES = 256;
  private static final long BYTES_MAX = Integer.MAX_VALUE - 8L;
  private static final String HEX = "0123456789abcdef";

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int length;

  byte[] copy() {
    return ArrayCopy.of(bytes, length);
  }

  /** Adds one unit of ASCII. */
  JsonSink put(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /** Adds text in ASCII. */
  void putAscii(String text) {
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  /** Adds a string with its quotes. */
  void quote(String text) {
    reserve(2 + text.length());
    bytes[length++] = '"';
    int plain = putPlain(text);
    if (plain < text.length()) {
      putAny(text, plain);
    }
    put('"');
  }

  /** Adds {@code text} up to the first unit that is more than one byte; gives where that is. */
  private int putPlain(String text) {
    byte[] to = bytes;
    int at = length;
    int i = 0;
    while (i < text.length() && isPlain(text.charAt(i))) {
      to[at++] = (byte) text.charAt(i++);
    }
    length = at;
    return i;
  }

  private static boolean isPlain(char unit) {
    return unit >= ' ' && unit < 0x80 && unit != '"' && unit != '\\';
  }

  private void putAny(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (isPlain(unit)) {
        put(unit);
      } else if (unit < 0x80) {
        escape(unit);
      } else {
        i += putBeyondAscii(text, i);
      }
    }
  }

  private void escape(char unit) {
    switch (unit) {
      case '"', '\\' -> put('\\').put(unit);
      case '\b' -> put('\\').put('b');
      case '\t' -> put('\\').put('t');
      case '\n' -> put('\\').put('n');
      case '\f' -> put('\\').put('f');
      case '\r' -> put('\\').put('r');
      default -> {
        putAscii("\\u00");
        put(HEX.charAt(unit >> 4)).put(HEX.charAt(unit & 0xF));
      }
    }
  }

  /** Adds the code point at {@code index}; gives how many units it has beyond one. */
  private int putBeyondAscii(String text, int index) {
    reserve(Utf8.POINT_BYTES_MAX);
    length = Utf8.encodePoint(text, index, bytes, length);
    return Character.isHighSurrogate(text.charAt(index)) ? 1 : 0;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      long wanted = Math.max(length + (long) more, 2L * bytes.length);
      if (length + (long) more > BYTES_MAX) {
        throw new KoruException.Limit("text too long: bytes>" + length + " max=" + BYTES_MAX);
      }
      bytes = ArrayCopy.of(bytes, (int) Math.min(wanted, BYTES_MAX));
    }
  }
}
