package org.korudelta.transfer.stream;

import java.util.Arrays;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.error.KoruException;
import org.korudelta.text.Hex;
import org.korudelta.text.Utf8;

/**
 * The first bytes of a stream, which say what it is; frames follow.
 *
 * <pre>
 *  0 16  "KoruDelta export" in ASCII
 * 16  4  format version, 1
 * 20  4  CRC-32 over 0..20
 * </pre>
 */
final class PreambleFormat {
  static final int VERSION = 1;
  static final int BYTES = 24;

  private static final byte[] MAGIC = Utf8.encode("KoruDelta export");
  private static final int VERSION_AT = 16;
  private static final int CHECKSUM_AT = 20;

  private PreambleFormat() {}

  static void encode(ByteSink out) {
    int start = out.length();
    out.put(MAGIC).putInt(VERSION).putInt(Crc.of(out.array(), start, CHECKSUM_AT));
  }

  /**
   * Checks the bytes at {@code at}, the first of a stream: {@code bad_request} when it is something
   * else, {@code unsupported} when a later version wrote it.
   */
  static void require(byte[] bytes, int at) {
    byte[] magic = Arrays.copyOfRange(bytes, at, at + VERSION_AT);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new KoruException.BadRequest(
          "not an export: offset=0 expected=" + Hex.encode(MAGIC) + " actual=" + Hex.encode(magic));
    }
    ByteSource fields = new ByteSource(bytes, at + VERSION_AT, at + BYTES);
    int version = fields.getInt();
    int expected = fields.getInt();
    int actual = Crc.of(bytes, at, CHECKSUM_AT);
    if (expected != actual) {
      throw Damage.at(CHECKSUM_AT, "preamble checksum", Crc.hex(expected), Crc.hex(actual));
    }
    if (version != VERSION) {
      throw new KoruException.Unsupported(
          "export format version: version="
              + Integer.toUnsignedString(version)
              + " known="
              + VERSION);
    }
  }
}
