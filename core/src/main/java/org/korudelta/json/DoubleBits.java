package org.korudelta.json;

import java.math.BigInteger;

/**
 * The parts of an IEEE 754 binary64: sign, 11 bits of exponent, 52 bits of significand.
 *
 * <p>Everything here is integer arithmetic, the same on every platform.
 */
final class DoubleBits {
  static final int SIGNIFICAND_BITS = 52;
  static final long HIDDEN_BIT = 1L << SIGNIFICAND_BITS;

  /** The exponent of two of the last bit of a subnormal. */
  static final int EXPONENT_MIN = -1074;

  private static final int EXPONENT_MASK = 0x7FF;
  private static final long INFINITY_BITS = (long) EXPONENT_MASK << SIGNIFICAND_BITS;

  private DoubleBits() {}

  /** The integer {@code c} of |value| = c · 2^{@link #exponent}. */
  static long significand(double value) {
    long bits = Double.doubleToRawLongBits(value);
    long fraction = bits & (HIDDEN_BIT - 1);
    return biasedExponent(bits) == 0 ? fraction : fraction | HIDDEN_BIT;
  }

  /** The exponent {@code q} of |value| = {@link #significand} · 2^q. */
  static int exponent(double value) {
    return Math.max(biasedExponent(Double.doubleToRawLongBits(value)), 1) + EXPONENT_MIN - 1;
  }

  private static int biasedExponent(long bits) {
    return (int) (bits >>> SIGNIFICAND_BITS) & EXPONENT_MASK;
  }

  static boolean isInteger(double value) {
    int exponent = exponent(value);
    if (exponent >= 0 || value == 0) {
      return true;
    }
    return Long.numberOfTrailingZeros(significand(value)) >= -exponent;
  }

  /** The value of a finite double that {@link #isInteger}. */
  static BigInteger exactInteger(double value) {
    BigInteger magnitude = BigInteger.valueOf(significand(value)).shiftLeft(exponent(value));
    return value < 0 ? magnitude.negate() : magnitude;
  }

  /**
   * The double nearest to {@code top} · 2^({@code topExponent} − 63), ties to even.
   *
   * @param top unsigned, its highest bit set
   * @param more whether the true value is a little above, by less than the last bit of {@code top}
   * @param topExponent the exponent of two of the highest bit
   */
  static double nearest(long top, boolean more, int topExponent) {
    int kept = Math.min(SIGNIFICAND_BITS + 1, topExponent - EXPONENT_MIN + 1);
    if (kept < 0) {
      return 0;
    }
    long significand = rounded(top, more, Long.SIZE - kept);
    // A carry out of the significand lands in the exponent, which is where it belongs.
    int scale = Math.max(topExponent + 1 - EXPONENT_MIN - SIGNIFICAND_BITS - 1, 0);
    long bits = ((long) scale << SIGNIFICAND_BITS) + significand;
    return Double.longBitsToDouble(topExponent > 1023 ? INFINITY_BITS : bits);
  }

  private static long rounded(long top, boolean more, int dropped) {
    long kept = dropped == Long.SIZE ? 0 : top >>> dropped;
    long half = 1L << (dropped - 1);
    long rest = top & (half << 1) - 1;
    int order = Long.compareUnsigned(rest, half);
    boolean up = order > 0 || (order == 0 && (more || (kept & 1) != 0));
    return up ? kept + 1 : kept;
  }
}
