package org.korudelta.transfer.stream;

import java.util.zip.CRC32;
import org.korudelta.text.Hex;

/** CRC-32 (ISO-HDLC, as in gzip and PNG) over a part of an array. Threading: stateless. */
final class Crc {
  static final int BYTES = 4;

  private Crc() {}

  static int of(byte[] bytes, int at, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, at, length);
    return (int) crc.getValue();
  }

  /** Eight lower-case hexadecimal digits, for messages. */
  static String hex(int crc) {
    return Hex.encode(
        new byte[] {(byte) (crc >> 24), (byte) (crc >> 16), (byte) (crc >> 8), (byte) crc});
  }
}
