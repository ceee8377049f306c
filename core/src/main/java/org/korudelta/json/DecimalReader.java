package org.korudelta.json;

import java.math.BigInteger;

/**
 * The double nearest to a decimal literal, ties to even, without exception.
 *
 * <p>Three ways, the first that is certain wins: one multiplication or division of exact doubles
 * (W. Clinger, 1990); a 64 × 128 bit product, unless it falls too near the middle between two
 * doubles to tell; integers of any length.
 *
 * <p>Threading: for one thread.
 */
final class DecimalReader {
  private static final int LONG_DIGITS = 19;
  private static final long EXACT_SIGNIFICAND_MAX = 1L << 53;
  private static final int DROPPED_BITS = 11;
  private static final long HALF = 1L << (DROPPED_BITS - 1);

  /** The product of the second way is off by less than this many units of its last bit. */
  private static final int UNCERTAIN = 4;

  /** No middle between two doubles has more significant digits than 767. */
  private static final int EXACT_DIGITS_MAX = 800;

  private static final long EXPONENT_LIMIT = 1_000_000_000_000L;
  private static final int TOO_GREAT = 310;
  private static final int TOO_SMALL = -330;

  private static final double[] EXACT_POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private final String literal;
  private final boolean negative;

  /** The first 19 significant digits, how many there are in all, and the scale of the last. */
  private long leading;

  private int significant;
  private long exponent;

  private DecimalReader(String literal) {
    this.literal = literal;
    this.negative = literal.charAt(0) == '-';
    readSignificand();
  }

  /**
   * The double nearest to {@code literal}, which has the grammar of a JSON number; infinite beyond
   * the greatest double, zero with the literal's sign below the least.
   */
  static double nearest(String literal) {
    DecimalReader reader = new DecimalReader(literal);
    double magnitude = reader.magnitude();
    return reader.negative ? -magnitude : magnitude;
  }

  private void readSignificand() {
    boolean fraction = false;
    int i = negative ? 1 : 0;
    for (; i < literal.length(); i++) {
      char unit = literal.charAt(i);
      if (unit == '.') {
        fraction = true;
      } else if (unit >= '0' && unit <= '9') {
        readDigit(unit - '0', fraction);
      } else {
        exponent += writtenExponent(i + 1);
        return;
      }
    }
  }

  private void readDigit(int digit, boolean fraction) {
    if (fraction) {
      exponent--;
    }
    if (significant == 0 && digit == 0) {
      return;
    }
    if (significant < LONG_DIGITS) {
      leading = leading * 10 + digit;
    }
    significant++;
  }

  private long writtenExponent(int from) {
    char sign = literal.charAt(from);
    int i = sign == '-' || sign == '+' ? from + 1 : from;
    long value = 0;
    for (; i < literal.length(); i++) {
      value = Math.min(value * 10 + literal.charAt(i) - '0', EXPONENT_LIMIT);
    }
    return sign == '-' ? -value : value;
  }

  private double magnitude() {
    if (significant == 0) {
      return 0;
    }
    long point = significant + exponent;
    if (point > TOO_GREAT || point < TOO_SMALL) {
      return point > 0 ? Double.POSITIVE_INFINITY : 0;
    }
    int scale = (int) exponent;
    if (significant <= LONG_DIGITS) {
      double fast = fast(scale);
      return fast >= 0 ? fast : exact(scale);
    }
    return exact(scale);
  }

  /** The double, or −1 when neither fast way is certain. */
  private double fast(int scale) {
    boolean exactSignificand = leading >= 0 && leading <= EXACT_SIGNIFICAND_MAX;
    if (exactSignificand && scale >= 0 && scale < EXACT_POWERS.length) {
      return leading * EXACT_POWERS[scale];
    }
    if (exactSignificand && scale < 0 && -scale < EXACT_POWERS.length) {
      return leading / EXACT_POWERS[-scale];
    }
    return scale < PowersOfTen.MIN || scale > PowersOfTen.MAX ? -1 : byProduct(scale);
  }

  private double byProduct(int scale) {
    int zeros = Long.numberOfLeadingZeros(leading);
    long factor = leading << zeros;
    long carry = PowersOfTen.multiplyHigh(factor, PowersOfTen.low(scale));
    long low = factor * PowersOfTen.high(scale) + carry;
    long high = PowersOfTen.multiplyHigh(factor, PowersOfTen.high(scale));
    if (Long.compareUnsigned(low, carry) < 0) {
      high++;
    }
    int topExponent = PowersOfTen.floorLog2(scale) + Long.SIZE - zeros;
    if (high >= 0) {
      high = high << 1 | low >>> (Long.SIZE - 1);
      low <<= 1;
      topExponent--;
    }
    boolean normal = topExponent >= DoubleBits.EXPONENT_MIN + DoubleBits.SIGNIFICAND_BITS;
    return normal && isCertain(high, low) ? DoubleBits.nearest(high, true, topExponent) : -1;
  }

  /** Whether the bits that rounding will drop are clear of one half, error included. */
  private static boolean isCertain(long high, long low) {
    long dropped = high & (HALF << 1) - 1;
    if (dropped == HALF) {
      return Long.compareUnsigned(low, UNCERTAIN) >= 0;
    }
    return dropped != HALF - 1 || Long.compareUnsigned(low, -UNCERTAIN) < 0;
  }

  private double exact(int scale) {
    String digits = significantDigits();
    int cut = significant - digits.length();
    BigInteger significand = new BigInteger(digits);
    int shortened = scale + cut;
    BigInteger power = BigInteger.TEN.pow(Math.abs(shortened));
    return shortened >= 0
        ? quotient(significand.multiply(power), BigInteger.ONE)
        : quotient(significand, power);
  }

  /** All significant digits; of very many the first, and a 1 if anything but zeros follows. */
  private String significantDigits() {
    StringBuilder digits = new StringBuilder();
    boolean more = false;
    for (int i = 0; i < literal.length() && (literal.charAt(i) | 0x20) != 'e'; i++) {
      char unit = literal.charAt(i);
      boolean counts = unit >= '0' && unit <= '9' && (unit != '0' || !digits.isEmpty());
      if (counts && digits.length() < EXACT_DIGITS_MAX) {
        digits.append(unit);
      } else if (counts) {
        more |= unit != '0';
      }
    }
    return more ? digits.append('1').toString() : digits.toString();
  }

  private static double quotient(BigInteger numerator, BigInteger denominator) {
    int shift = Long.SIZE + 1 - (numerator.bitLength() - denominator.bitLength());
    BigInteger[] parts =
        numerator
            .shiftLeft(Math.max(shift, 0))
            .divideAndRemainder(denominator.shiftLeft(Math.max(-shift, 0)));
    int surplus = parts[0].bitLength() - Long.SIZE;
    boolean more = parts[1].signum() != 0 || parts[0].getLowestSetBit() < surplus;
    int topExponent = parts[0].bitLength() - 1 - shift;
    return DoubleBits.nearest(parts[0].shiftRight(surplus).longValue(), more, topExponent);
  }
}
