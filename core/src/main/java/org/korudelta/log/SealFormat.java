package org.korudelta.log;

/**
 * The layout of a seal, which a clean close writes: all before it is durable.
 *
 * <pre>
 *  0  4  magic "KSEA"
 *  4  4  frame checksum over 8..24
 *  8  8  sequence of the last commit, 0 for none
 * 16  8  offset known durable: the seal's own
 * </pre>
 */
final class SealFormat {
  static final int BYTES = 24;
  static final int MAGIC = 'K' | 'S' << 8 | 'E' << 16 | 'A' << 24;

  private static final int CHECKSUM_AT = 4;
  private static final int SCOPE_AT = 8;
  private static final int SEQUENCE_AT = 8;
  private static final int DURABLE_OFFSET_AT = 16;

  private SealFormat() {}

  static byte[] encode(long sequence, FrameChecksum checksum, long offset) {
    byte[] bytes = new byte[BYTES];
    LittleEndian.putInt(bytes, 0, MAGIC);
    LittleEndian.putLong(bytes, SEQUENCE_AT, sequence);
    LittleEndian.putLong(bytes, DURABLE_OFFSET_AT, offset);
    LittleEndian.putInt(bytes, CHECKSUM_AT, actualChecksum(bytes, 0, checksum, offset));
    return bytes;
  }

  static boolean hasMagic(byte[] bytes, int at) {
    return LittleEndian.intAt(bytes, at) == MAGIC;
  }

  /** Whether a whole and undamaged seal of this segment and {@code offset} stands at {@code at}. */
  static boolean isValid(byte[] bytes, int at, FrameChecksum checksum, long offset) {
    return hasMagic(bytes, at)
        && expectedChecksum(bytes, at) == actualChecksum(bytes, at, checksum, offset);
  }

  static int expectedChecksum(byte[] bytes, int at) {
    return LittleEndian.intAt(bytes, at + CHECKSUM_AT);
  }

  static int actualChecksum(byte[] bytes, int at, FrameChecksum checksum, long offset) {
    return checksum.of(offset, bytes, at + SCOPE_AT, BYTES - SCOPE_AT);
  }

  static long sequence(byte[] bytes, int at) {
    return LittleEndian.longAt(bytes, at + SEQUENCE_AT);
  }

  static long durableOffset(byte[] bytes, int at) {
    return LittleEndian.longAt(bytes, at + DURABLE_OFFSET_AT);
  }
}
