package org.korudelta.deterministic.disk;

/**
 * Counts that stay at {@code Long.MAX_VALUE} when they reach it; of numbers that are not negative.
 */
final class Saturating {
  private Saturating() {}

  static long plus(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  static long times(long a, long b) {
    return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }

  static long powerOfTwo(int exponent) {
    return exponent >= Long.SIZE - 1 ? Long.MAX_VALUE : 1L << exponent;
  }
}
