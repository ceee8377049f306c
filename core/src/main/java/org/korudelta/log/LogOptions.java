package org.korudelta.log;

import org.korudelta.error.KoruException;

/**
 * How a log is laid out and read.
 *
 * @param segmentBytesMax a segment that holds commits takes no append that would make it longer;
 *     one append larger than this still goes whole into one segment; at least {@link
 *     #SEGMENT_BYTES_MIN}
 * @param readBlockBytes how much recovery reads at a time, at least {@link #READ_BLOCK_BYTES_MIN};
 *     a larger commit is read whole
 */
public record LogOptions(long segmentBytesMax, int readBlockBytes) {
  /** The least {@link #segmentBytesMax}. */
  public static final long SEGMENT_BYTES_MIN = 256;

  /** The least {@link #readBlockBytes}. */
  public static final int READ_BLOCK_BYTES_MIN = 128;

  /** Checks the bounds; {@code bad_request} outside. */
  public LogOptions {
    if (segmentBytesMax < SEGMENT_BYTES_MIN) {
      throw new KoruException.BadRequest(
          "segment size too small: bytes=" + segmentBytesMax + " min=" + SEGMENT_BYTES_MIN);
    }
    if (readBlockBytes < READ_BLOCK_BYTES_MIN) {
      throw new KoruException.BadRequest(
          "read block too small: bytes=" + readBlockBytes + " min=" + READ_BLOCK_BYTES_MIN);
    }
  }

  /** Segments of 64 MiB, read in blocks of 1 MiB. */
  public static LogOptions defaults() {
    return new LogOptions(64L << 20, 1 << 20);
  }

  /** These options with another bound for segments. */
  public LogOptions withSegmentBytesMax(long bytes) {
    return new LogOptions(bytes, readBlockBytes);
  }
}
