package org.korudelta.log;

import java.util.zip.CRC32;

/** CRC-32 (ISO-HDLC, as in gzip and PNG) over a part of an array. */
final class Checksum {
  private static final String DIGITS = "0123456789abcdef";

  private Checksum() {}

  static int of(byte[] bytes, int at, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, at, length);
    return (int) crc.getValue();
  }

  /** Eight lower-case hexadecimal digits, for messages. */
  static String hex(int checksum) {
    char[] text = new char[8];
    for (int i = 0; i < 8; i++) {
      text[i] = DIGITS.charAt(checksum >>> (28 - 4 * i) & 0xF);
    }
    return new String(text);
  }
}
