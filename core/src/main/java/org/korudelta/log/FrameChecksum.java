package org.korudelta.log;

import java.util.zip.CRC32;

/**
 * The checksum of a frame (a group header or a seal), which binds it to its place: log id, segment
 * number and offset are hashed before its bytes without being stored. Bytes copied elsewhere, and
 * look-alikes inside a value, do not pass.
 *
 * <p>Threading: one user at a time.
 */
final class FrameChecksum {
  private static final int SEGMENT_AT = SegmentHeaderFormat.LOG_ID_BYTES;
  private static final int OFFSET_AT = SEGMENT_AT + 4;
  private static final int PLACE_BYTES = OFFSET_AT + 8;

  private final byte[] place = new byte[PLACE_BYTES];
  private final CRC32 crc = new CRC32();

  FrameChecksum(byte[] logId, int segment) {
    System.arraycopy(logId, 0, place, 0, SegmentHeaderFormat.LOG_ID_BYTES);
    LittleEndian.putInt(place, SEGMENT_AT, segment);
  }

  /**
   * The checksum of {@code length} bytes at {@code at}, belonging to the frame at {@code offset} of
   * the segment.
   */
  int of(long offset, byte[] bytes, int at, int length) {
    LittleEndian.putLong(place, OFFSET_AT, offset);
    crc.reset();
    crc.update(place, 0, PLACE_BYTES);
    crc.update(bytes, at, length);
    return (int) crc.getValue();
  }
}
