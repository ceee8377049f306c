package org.korudelta.causal;

/** How ids are written and ordered. */
final class IdText {
  private static final String DIGITS = "0123456789abcdef";

  private IdText() {}

  static String hex(byte[] bytes) {
    char[] text = new char[bytes.length * 2];
    for (int i = 0; i < bytes.length; i++) {
      text[2 * i] = DIGITS.charAt((bytes[i] >> 4) & 0xF);
      text[2 * i + 1] = DIGITS.charAt(bytes[i] & 0xF);
    }
    return new String(text);
  }

  static int compare(byte[] a, byte[] b) {
    for (int i = 0; i < a.length; i++) {
      int order = (a[i] & 0xFF) - (b[i] & 0xFF);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
