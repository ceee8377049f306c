package org.korudelta;

import org.korudelta.error.KoruException;

/**
 * How large parts of the log become.
 *
 * @param segmentBytesMax a segment's size bound in bytes, 4 KiB to 1 GiB
 * @param unwrittenBytesMax how much may be accepted and not written yet, in bytes, about, 1 KiB to
 *     1 GiB; once that is reached, writes wait in their order; as much may be written and not
 *     synced
 */
public record LogBounds(int segmentBytesMax, long unwrittenBytesMax) {
  private static final int SEGMENT_BYTES_MIN = 4 << 10;
  private static final int SEGMENT_BYTES_MAX = 1 << 30;
  private static final long UNWRITTEN_BYTES_MIN = 1L << 10;
  private static final long UNWRITTEN_BYTES_MAX = 1L << 30;

  /** Checks the bounds; {@code bad_request} outside. */
  public LogBounds {
    requireRange("segment size", segmentBytesMax, SEGMENT_BYTES_MIN, SEGMENT_BYTES_MAX);
    requireRange("unwritten bytes", unwrittenBytesMax, UNWRITTEN_BYTES_MIN, UNWRITTEN_BYTES_MAX);
  }

  private static void requireRange(String what, long bytes, long min, long max) {
    if (bytes < min || bytes > max) {
      throw new KoruException.BadRequest(
          what + " out of range: bytes=" + bytes + " min=" + min + " max=" + max);
    }
  }

  /** Segments of 64 MiB, 64 MiB unwritten. */
  public static LogBounds defaults() {
    return new LogBounds(64 << 20, 64L << 20);
  }
}
