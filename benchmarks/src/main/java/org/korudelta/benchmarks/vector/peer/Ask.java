package org.korudelta.benchmarks.vector.peer;

import org.korudelta.benchmarks.vector.data.Subset;

/**
 * How to search.
 *
 * @param most how many answers
 * @param effort how many of the nearest met so far are kept to go on from, or are compared again
 * @param bucketsBelow vectors with a bucket below this one may be answers
 */
public record Ask(int most, int effort, int bucketsBelow) {
  /** Among all. */
  public static Ask of(int most, int effort) {
    return new Ask(most, effort, Subset.BUCKETS);
  }

  /** Whether only some may be answers. */
  boolean filters() {
    return bucketsBelow < Subset.BUCKETS;
  }

  boolean accepts(int id) {
    return Subset.bucket(id) < bucketsBelow;
  }
}
