package org.korudelta.log;

import java.util.Arrays;
import java.util.Optional;
import org.korudelta.error.KoruException;

/**
 * The layout of a segment header.
 *
 * <pre>
 *  0  8  magic "KORUSEGM"
 *  8  4  format version: 1, or 2 where there are flags
 * 12 16  log id
 * 28  4  segment number
 * 32  4  number of the segment before, 0 for none
 * 36  4  flags: bit 0, staged, counts only where a manifest lists it
 * 40  8  valid length of the segment before
 * 48  8  sequence of the first group
 * 56  4  zero
 * 60  4  CRC-32 over 0..60
 * </pre>
 */
final class SegmentHeaderFormat {
  static final int VERSION = 2;
  static final int LOG_ID_BYTES = 16;
  static final int BYTES = 64;

  private static final int VERSION_WITHOUT_FLAGS = 1;
  private static final byte[] MAGIC = {'K', 'O', 'R', 'U', 'S', 'E', 'G', 'M'};
  private static final int VERSION_AT = 8;
  private static final int LOG_ID_AT = 12;
  private static final int NUMBER_AT = 28;
  private static final int PREVIOUS_NUMBER_AT = 32;
  private static final int FLAGS_AT = 36;
  private static final int PREVIOUS_LENGTH_AT = 40;
  private static final int FIRST_SEQUENCE_AT = 48;
  private static final int CHECKSUM_AT = 60;
  private static final int STAGED = 1;

  private SegmentHeaderFormat() {}

  static byte[] encode(SegmentHeader header) {
    byte[] bytes = new byte[BYTES];
    System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
    LittleEndian.putInt(bytes, VERSION_AT, header.staged() ? VERSION : VERSION_WITHOUT_FLAGS);
    System.arraycopy(header.logId(), 0, bytes, LOG_ID_AT, LOG_ID_BYTES);
    LittleEndian.putInt(bytes, NUMBER_AT, header.number());
    LittleEndian.putInt(bytes, PREVIOUS_NUMBER_AT, header.previous().number());
    LittleEndian.putInt(bytes, FLAGS_AT, header.staged() ? STAGED : 0);
    LittleEndian.putLong(bytes, PREVIOUS_LENGTH_AT, header.previous().length());
    LittleEndian.putLong(bytes, FIRST_SEQUENCE_AT, header.firstSequence());
    LittleEndian.putInt(bytes, CHECKSUM_AT, Checksum.of(bytes, 0, CHECKSUM_AT));
    return bytes;
  }

  /**
   * The header, empty when the bytes are not one; {@code unsupported} when a later version wrote
   * it.
   */
  static Optional<SegmentHeader> decode(byte[] bytes) {
    if (!isWhole(bytes)) {
      return Optional.empty();
    }
    checkVersion(LittleEndian.intAt(bytes, VERSION_AT));
    return Optional.of(fields(bytes));
  }

  /** Whether the bytes are a header of any version whose checksum is right. */
  static boolean isWhole(byte[] bytes) {
    return hasMagic(bytes) && expectedChecksum(bytes) == actualChecksum(bytes);
  }

  private static boolean hasMagic(byte[] bytes) {
    return bytes.length >= BYTES && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /** The checksum that the bytes carry; 0 when they are too short. */
  static int expectedChecksum(byte[] bytes) {
    return bytes.length < BYTES ? 0 : LittleEndian.intAt(bytes, CHECKSUM_AT);
  }

  /** The checksum that the bytes have. */
  static int actualChecksum(byte[] bytes) {
    return Checksum.of(bytes, 0, Math.min(bytes.length, CHECKSUM_AT));
  }

  private static void checkVersion(int version) {
    if (Integer.compareUnsigned(version, VERSION) > 0) {
      throw new KoruException.Unsupported(
          "segment format version: version="
              + Integer.toUnsignedString(version)
              + " max="
              + VERSION);
    }
  }

  private static SegmentHeader fields(byte[] bytes) {
    SegmentHeader.PreviousSegment previous =
        new SegmentHeader.PreviousSegment(
            LittleEndian.intAt(bytes, PREVIOUS_NUMBER_AT),
            LittleEndian.longAt(bytes, PREVIOUS_LENGTH_AT));
    return new SegmentHeader(
        Arrays.copyOfRange(bytes, LOG_ID_AT, LOG_ID_AT + LOG_ID_BYTES),
        LittleEndian.intAt(bytes, NUMBER_AT),
        previous,
        LittleEndian.longAt(bytes, FIRST_SEQUENCE_AT),
        LittleEndian.intAt(bytes, VERSION_AT) != VERSION_WITHOUT_FLAGS
            && (LittleEndian.intAt(bytes, FLAGS_AT) & STAGED) != 0);
  }
}
