package org.korudelta.transfer.stream;

import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;

/**
 * The layout of a frame's header; the body follows it without a gap. The header has a checksum of
 * its own, so that no length is believed that a flipped bit made.
 *
 * <pre>
 *  0  4  kind: 1 base, 2 commit, 3 end
 *  4  4  length of the body
 *  8  4  CRC-32 of the body
 * 12  4  CRC-32 over 0..12
 * </pre>
 */
final class FrameFormat {
  static final int HEADER_BYTES = 16;

  private static final int CHECKSUM_AT = 12;

  private FrameFormat() {}

  /**
   * A frame's header.
   *
   * @param kind what its body is
   * @param length of the body in bytes
   * @param checksum of the body
   */
  record Header(FrameKind kind, int length, int checksum) {

    /** Checks the body, at {@code at} of {@code bytes} and at {@code offset} of the stream. */
    void requireBody(byte[] bytes, int at, long offset) {
      int actual = Crc.of(bytes, at, length);
      if (actual != checksum) {
        throw Damage.at(offset, "body checksum", Crc.hex(checksum), Crc.hex(actual));
      }
    }
  }

  static void encode(FrameKind kind, ByteSink body, ByteSink out) {
    int start = out.length();
    out.putInt(kind.code()).putInt(body.length());
    out.putInt(Crc.of(body.array(), 0, body.length()));
    out.putInt(Crc.of(out.array(), start, CHECKSUM_AT));
    out.put(body.array(), 0, body.length());
  }

  /** The header at {@code at} of {@code bytes} and at {@code offset} of the stream. */
  static Header decode(byte[] bytes, int at, long offset) {
    ByteSource fields = new ByteSource(bytes, at, at + HEADER_BYTES);
    int code = fields.getInt();
    int length = fields.getInt();
    int checksum = fields.getInt();
    int expected = fields.getInt();
    int actual = Crc.of(bytes, at, CHECKSUM_AT);
    if (expected != actual) {
      throw Damage.at(offset, "frame checksum", Crc.hex(expected), Crc.hex(actual));
    }
    FrameKind kind =
        FrameKind.of(code)
            .orElseThrow(() -> Damage.at(offset, "frame kind", "1 to 3", Integer.toString(code)));
    if (length < 0 || length > kind.bytesMax()) {
      throw Damage.at(
          offset, "frame length", "at most " + kind.bytesMax(), Integer.toUnsignedString(length));
    }
    return new Header(kind, length, checksum);
  }
}
