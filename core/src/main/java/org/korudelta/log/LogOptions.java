package org.korudelta.log;

import org.korudelta.causal.VersionIds;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;

/**
 * How a log is laid out and read.
 *
 * @param segmentBytesMax a segment that holds commits takes no append that would make it longer;
 *     one append larger than this still goes whole into one segment; at least {@link
 *     #SEGMENT_BYTES_MIN}
 * @param readBlockBytes how much recovery reads at a time, at least {@link #READ_BLOCK_BYTES_MIN};
 *     a larger commit is read whole
 * @param packing how old segments are packed
 */
public record LogOptions(long segmentBytesMax, int readBlockBytes, Packing packing) {
  /** The least {@link #segmentBytesMax}. */
  public static final long SEGMENT_BYTES_MIN = 256;

  /** The least {@link #readBlockBytes}. */
  public static final int READ_BLOCK_BYTES_MIN = 128;

  private static final Packing PORTABLE =
      new Packing(new VersionIds(Digest.portable()), true, 4 << 20);

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

  /** These sizes, and packing by the portable digest. */
  public LogOptions(long segmentBytesMax, int readBlockBytes) {
    this(segmentBytesMax, readBlockBytes, PORTABLE);
  }

  /** Segments of 64 MiB, read in blocks of 1 MiB. */
  public static LogOptions defaults() {
    return new LogOptions(64L << 20, 1 << 20);
  }

  /** These options with another bound for segments. */
  public LogOptions withSegmentBytesMax(long bytes) {
    return new LogOptions(bytes, readBlockBytes, packing);
  }

  /** These options with another way to pack. */
  public LogOptions withPacking(Packing other) {
    return new LogOptions(segmentBytesMax, readBlockBytes, other);
  }
}
