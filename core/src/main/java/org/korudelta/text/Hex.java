package org.korudelta.text;

import org.korudelta.error.KoruException;

/**
 * Lower-case hexadecimal, two digits a byte, the only written form of ids. Threading: stateless.
 */
public final class Hex {
  private static final String DIGITS = "0123456789abcdef";

  private Hex() {}

  /** The digits of all {@code bytes}. */
  public static String encode(byte[] bytes) {
    return encode(bytes, 0, bytes.length);
  }

  /** The digits of {@code length} bytes from {@code offset}. */
  public static String encode(byte[] bytes, int offset, int length) {
    char[] digits = new char[length * 2];
    for (int i = 0; i < length; i++) {
      int value = bytes[offset + i];
      digits[2 * i] = DIGITS.charAt(value >> 4 & 0xF);
      digits[2 * i + 1] = DIGITS.charAt(value & 0xF);
    }
    return new String(digits);
  }

  /**
   * The bytes that {@code digits} write.
   *
   * @throws KoruException.BadRequest when the count of digits is odd or a character is not one of
   *     {@code 0-9 a-f}; upper case is refused so that every id has one written form
   */
  public static byte[] decode(String digits) {
    if (digits.length() % 2 != 0) {
      throw new KoruException.BadRequest("odd count of hex digits: count=" + digits.length());
    }
    byte[] bytes = new byte[digits.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (digit(digits, 2 * i) << 4 | digit(digits, 2 * i + 1));
    }
    return bytes;
  }

  /** Whether every character of {@code text} is one of {@code 0-9 a-f}; true when it is empty. */
  public static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (value(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int digit(String digits, int index) {
    int value = value(digits.charAt(index));
    if (value < 0) {
      throw new KoruException.BadRequest(
          "not a lower-case hex digit: unit=" + ofUnit(digits.charAt(index)) + " offset=" + index);
    }
    return value;
  }

  private static int value(char unit) {
    if (unit >= '0' && unit <= '9') {
      return unit - '0';
    }
    return unit >= 'a' && unit <= 'f' ? unit - 'a' + 10 : -1;
  }

  /** {@code 0x} and two digits, for messages. */
  static String ofByte(byte value) {
    return "0x" + DIGITS.charAt(value >> 4 & 0xF) + DIGITS.charAt(value & 0xF);
  }

  /** {@code 0x} and four digits, for messages. */
  static String ofUnit(char unit) {
    return ofByte((byte) (unit >> 8)) + encode(new byte[] {(byte) unit});
  }
}
