package org.korudelta.transfer.stream;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.bytes.ByteSink;
import org.korudelta.bytes.ByteSource;
import org.korudelta.causal.HybridClock;
import org.korudelta.error.KoruException;
import org.korudelta.hash.Digest;

/**
 * The body of the first frame: the history that a stream goes on from, so far that the genome after
 * it can be computed from here. That of a whole history goes on from no commits.
 *
 * <pre>
 *  0  8  versions
 *  8  8  commits
 * 16  8  time of the last commit; -2^63 when there is none
 * 24 32  each: the peaks of the tree over the ids of the versions, one for each bit that is set in
 *        their number, the highest first
 * </pre>
 */
final class BaseFormat {
  static final int BYTES_MAX = 24 + Long.SIZE * Digest.BYTES;

  private BaseFormat() {}

  static void encode(GenomeTally base, ByteSink out) {
    out.putLong(base.tree().size()).putLong(base.commits()).putLong(base.lastNanos());
    base.tree().peaks().forEach(out::put);
  }

  /** What {@code bytes} say; {@code corruption} when they contradict themselves. */
  static GenomeTally decode(ByteSource bytes, Digest digest) {
    long versions = bytes.getLong();
    long commits = bytes.getLong();
    long nanos = bytes.getLong();
    List<byte[]> peaks = new ArrayList<>();
    while (bytes.hasMore()) {
      peaks.add(bytes.getBytes(Digest.BYTES));
    }
    boolean none = versions == 0 && commits == 0 && nanos == HybridClock.BEFORE_ALL;
    boolean some = commits > 0 && commits <= versions && nanos > HybridClock.BEFORE_ALL;
    if (!(none || some) || peaks.size() != Long.bitCount(versions)) {
      throw new KoruException.Corruption(
          "base contradicts itself: versions="
              + versions
              + " commits="
              + commits
              + " last="
              + nanos
              + " peaks="
              + peaks.size());
    }
    return new GenomeTally(new MerkleTree(digest, versions, peaks), commits, nanos);
  }
}
