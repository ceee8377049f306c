package org.korudelta.browser.testing;

import java.time.Duration;

/** Times as JavaScript has them: milliseconds, with a fraction. */
final class Milliseconds {
  private static final double NANOS = 1_000_000;

  private Milliseconds() {}

  /** That many nanoseconds, to the nearest; above the greatest long that one. */
  static long nanos(double millis) {
    double nanos = Math.floor(millis * NANOS + 0.5);
    return nanos < Long.MAX_VALUE ? (long) nanos : Long.MAX_VALUE;
  }

  static Duration duration(double millis) {
    return Duration.ofNanos(nanos(millis));
  }

  static double of(long nanos) {
    return nanos / NANOS;
  }
}
