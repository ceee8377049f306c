package org.korudelta;

import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;

/**
 * How to open a database.
 *
 * @param digest SHA-256; the portable one unless the platform has a faster
 * @param segmentBytesMax a log segment's size bound in bytes, 4 KiB to 1 GiB
 * @param durability when a write is answered
 * @param unwrittenBytesMax how much may be accepted and not written yet, in bytes, about, 1 KiB to
 *     1 GiB; once that is reached, writes wait in their order; as much may be written and not
 *     synced
 */
public record Options(
    Digest digest, int segmentBytesMax, Durability durability, long unwrittenBytesMax) {
  private static final int SEGMENT_BYTES_MIN = 4 << 10;
  private static final int SEGMENT_BYTES_MAX = 1 << 30;
  private static final long UNWRITTEN_BYTES_MIN = 1L << 10;
  private static final long UNWRITTEN_BYTES_MAX = 1L << 30;

  /** Checks the bounds; {@code bad_request} outside. */
  public Options {
    requireRange("segment size", segmentBytesMax, SEGMENT_BYTES_MIN, SEGMENT_BYTES_MAX);
    requireRange("unwritten bytes", unwrittenBytesMax, UNWRITTEN_BYTES_MIN, UNWRITTEN_BYTES_MAX);
  }

  private static void requireRange(String what, long bytes, long min, long max) {
    if (bytes < min || bytes > max) {
      throw new KoruException.BadRequest(
          what + " out of range: bytes=" + bytes + " min=" + min + " max=" + max);
    }
  }

  /** The portable digest, segments of 64 MiB, every write synced, 64 MiB unwritten. */
  public static Options defaults() {
    return new Options(Digest.portable(), 64 << 20, Durability.sync(), 64L << 20);
  }

  /** These options with another digest. */
  public Options withDigest(Digest other) {
    return new Options(other, segmentBytesMax, durability, unwrittenBytesMax);
  }

  /** These options with another bound for segments, in bytes. */
  public Options withSegmentBytesMax(int bytes) {
    return new Options(digest, bytes, durability, unwrittenBytesMax);
  }

  /** These options with another durability. */
  public Options withDurability(Durability other) {
    return new Options(digest, segmentBytesMax, other, unwrittenBytesMax);
  }

  /** These options with another bound for what is accepted and not written, in bytes. */
  public Options withUnwrittenBytesMax(long bytes) {
    return new Options(digest, segmentBytesMax, durability, bytes);
  }
}
