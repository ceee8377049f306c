package org.korudelta;

/** Counts how long something took. Threading: safe from any thread. */
final class LatencyTally {
  private final long[] counts = new long[Latencies.BUCKETS];

  synchronized void add(long nanos) {
    counts[Latencies.bucket(nanos)]++;
  }

  /** What it was so far. */
  synchronized Latencies latencies() {
    return new Latencies(counts);
  }
}
