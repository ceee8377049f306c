package org.korudelta;

import org.korudelta.hash.Digest;

/**
 * How to open a database.
 *
 * @param digest SHA-256; the portable one unless the platform has a faster
 * @param segmentBytesMax a log segment's size bound in bytes, 4 KiB to 1 GiB
 */
public record Options(Digest digest, int segmentBytesMax) {
  /** The portable digest, segments of 64 MiB. */
  public static Options defaults() {
    return new Options(Digest.portable(), 64 << 20);
  }
}
