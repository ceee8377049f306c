package org.korudelta;

import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;

/**
 * How to open a database.
 *
 * @param digest SHA-256; the portable one unless the platform has a faster
 * @param segmentBytesMax a log segment's size bound in bytes, 4 KiB to 1 GiB
 */
public record Options(Digest digest, int segmentBytesMax) {
  private static final int SEGMENT_BYTES_MIN = 4 << 10;
  private static final int SEGMENT_BYTES_MAX = 1 << 30;

  /** Checks the bounds; {@code bad_request} outside. */
  public Options {
    if (segmentBytesMax < SEGMENT_BYTES_MIN || segmentBytesMax > SEGMENT_BYTES_MAX) {
      throw new KoruException.BadRequest(
          "segment size out of range: bytes="
              + segmentBytesMax
              + " min="
              + SEGMENT_BYTES_MIN
              + " max="
              + SEGMENT_BYTES_MAX);
    }
  }

  /** The portable digest, segments of 64 MiB. */
  public static Options defaults() {
    return new Options(Digest.portable(), 64 << 20);
  }

  /** These options with another digest. */
  public Options withDigest(Digest other) {
    return new Options(other, segmentBytesMax);
  }

  /** These options with another bound for segments, in bytes. */
  public Options withSegmentBytesMax(int bytes) {
    return new Options(digest, bytes);
  }
}
