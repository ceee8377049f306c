package org.korudelta;

import java.util.Arrays;
import org.korudelta.error.KoruException;

/**
 * How long something took: a histogram whose buckets double, so that a percentile is at most twice
 * what it should be.
 *
 * <p>Threading: immutable.
 */
public final class Latencies {
  static final int BUCKETS = Long.SIZE;

  /** Those of nothing. */
  public static final Latencies NONE = new Latencies(new long[BUCKETS]);

  private final long[] counts;

  /** The bucket at {@code i} has those of at least 2^i nanoseconds and less than 2^(i+1). */
  Latencies(long[] counts) {
    this.counts = counts.clone();
  }

  static int bucket(long nanos) {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, nanos));
  }

  /** How many there were. */
  public long count() {
    return Arrays.stream(counts).sum();
  }

  /**
   * How many took at least 2^{@code bucket} nanoseconds and less than twice as many, from 0 to 62.
   */
  public long countOf(int bucket) {
    if (bucket < 0 || bucket >= BUCKETS - 1) {
      throw new KoruException.BadRequest("bucket out of range: bucket=" + bucket + " max=62");
    }
    return counts[bucket];
  }

  /**
   * At most so many nanoseconds took the given share of them; 0 when there were none.
   *
   * @param share from 0 to 1, as 0.99
   */
  public long percentileNanos(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new KoruException.BadRequest("share out of range: share=" + share + " min=0 max=1");
    }
    long wanted = (long) Math.ceil(share * count());
    long seen = 0;
    for (int i = 0; i < BUCKETS; i++) {
      seen += counts[i];
      if (counts[i] > 0 && seen >= wanted) {
        return i >= Long.SIZE - 2 ? Long.MAX_VALUE : (1L << (i + 1)) - 1;
      }
    }
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Latencies that && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  /** Count and percentiles. */
  @Override
  public String toString() {
    return "count=" + count() + " p50=" + percentileNanos(0.5) + " p99=" + percentileNanos(0.99);
  }
}
