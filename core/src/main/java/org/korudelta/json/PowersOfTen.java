package org.korudelta.json;

import java.math.BigInteger;

/**
 * 10^k as 128-bit significands: 10^k = (HIGH·2^64 + LOW) · 2^({@link #floorLog2}(k) − 127), the
 * significand rounded up, its highest bit set.
 *
 * <p>The table is computed exactly, once, when a number first needs it: 10 KiB instead of 1,300
 * literals nobody could check.
 */
final class PowersOfTen {
  /** The least power in the table: a 19-digit significand times 10^−343 is below every double. */
  static final int MIN = -343;

  /** The greatest power in the table: what the shortest form of the least double needs. */
  static final int MAX = 324;

  private static final int BITS = 128;
  private static final long[] HIGH = new long[MAX - MIN + 1];
  private static final long[] LOW = new long[MAX - MIN + 1];

  static {
    BigInteger power = BigInteger.ONE;
    for (int k = 0; k <= Math.max(MAX, -MIN); k++) {
      if (k <= MAX) {
        store(k, rounded(power, BigInteger.ONE, floorLog2(k)));
      }
      if (-k >= MIN) {
        store(-k, rounded(BigInteger.ONE, power, floorLog2(-k)));
      }
      power = power.multiply(BigInteger.TEN);
    }
  }

  private PowersOfTen() {}

  /** The least 128-bit significand that is not below numerator / denominator. */
  private static BigInteger rounded(BigInteger numerator, BigInteger denominator, int log2) {
    int shift = BITS - 1 - log2;
    BigInteger scaled = numerator.shiftLeft(Math.max(shift, 0));
    BigInteger divisor = denominator.shiftLeft(Math.max(-shift, 0));
    BigInteger[] parts = scaled.divideAndRemainder(divisor);
    return parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
  }

  private static void store(int k, BigInteger significand) {
    HIGH[k - MIN] = significand.shiftRight(Long.SIZE).longValue();
    LOW[k - MIN] = significand.longValue();
  }

  static long high(int k) {
    return HIGH[k - MIN];
  }

  static long low(int k) {
    return LOW[k - MIN];
  }

  /** ⌊log2(10^k)⌋ for |k| ≤ 1,233. */
  static int floorLog2(int k) {
    return (k * 1_741_647) >> 19;
  }

  /** ⌊log10(2^q)⌋ for |q| ≤ 1,650. */
  static int floorLog10(int q) {
    return (q * 1_262_611) >> 22;
  }

  /** ⌊log10(3/4 · 2^q)⌋ for |q| ≤ 1,650. */
  static int floorLog10ThreeQuarters(int q) {
    return (q * 1_262_611 - 524_031) >> 22;
  }

  /** The high 64 bits of the unsigned product. */
  static long multiplyHigh(long x, long y) {
    long x0 = x & 0xFFFFFFFFL;
    long x1 = x >>> 32;
    long y0 = y & 0xFFFFFFFFL;
    long y1 = y >>> 32;
    long middle = x1 * y0 + ((x0 * y0) >>> 32);
    long carried = x0 * y1 + (middle & 0xFFFFFFFFL);
    return x1 * y1 + (middle >>> 32) + (carried >>> 32);
  }
}
