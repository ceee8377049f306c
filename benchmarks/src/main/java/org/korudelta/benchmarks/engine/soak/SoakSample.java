package org.korudelta.benchmarks.engine.soak;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * A stretch of a soak.
 *
 * @param place how far the soak was at its end
 * @param heapBytes in use at its end, after a collection
 * @param diskBytes of all files at its end
 * @param puts in it, and the nanoseconds of each
 * @param reads in it, and the nanoseconds of each
 */
record SoakSample(Place place, long heapBytes, long diskBytes, Histogram puts, Histogram reads) {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double BYTES_PER_MEBIBYTE = 1 << 20;

  /**
   * How far a soak was.
   *
   * @param atSeconds since it began
   * @param seconds of this stretch
   * @param versions written so far
   */
  record Place(long atSeconds, long seconds, long versions) {}

  static String heading() {
    return String.format(
        Locale.ROOT,
        "%7s %10s %8s %8s %24s %24s %9s %9s",
        "seconds",
        "versions",
        "puts/s",
        "reads/s",
        "put µs p50/p99/p99.9",
        "read µs p50/p99/p99.9",
        "heap MiB",
        "disk MiB");
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%7d %10d %8d %8d %24s %24s %9.1f %9.1f",
        place.atSeconds(),
        place.versions(),
        puts.getTotalCount() / place.seconds(),
        reads.getTotalCount() / place.seconds(),
        micros(puts),
        micros(reads),
        heapBytes / BYTES_PER_MEBIBYTE,
        diskBytes / BYTES_PER_MEBIBYTE);
  }

  private static String micros(Histogram nanos) {
    return micros(nanos, 50) + "/" + micros(nanos, 99) + "/" + micros(nanos, 99.9);
  }

  private static String micros(Histogram nanos, double percentile) {
    return Long.toString(Math.round(nanos.getValueAtPercentile(percentile) / NANOS_PER_MICRO));
  }
}
