package org.korudelta.json;

/**
 * The decimal of least length that reads back as a given double, and of those the closest to it:
 * {@code digits} · 10^{@code exponent}, {@code digits} without trailing zeros.
 *
 * <p>How: a decimal of up to 15 digits is found, if there is one, by scaling and proven by one
 * exact division, since no two such decimals read as one double. Anything else takes Schubfach (R.
 * Giulietti, "The Schubfach way to render doubles", 2020): the ends of the interval that rounds to
 * the double are scaled by a 128-bit power of ten so that it holds at least one integer and at most
 * one multiple of ten, with an odd last bit standing for whatever was cut off.
 *
 * @param digits 1 to 17 digits, positive
 * @param exponent the power of ten of the last digit
 */
record ShortestDecimal(long digits, int exponent) {
  private static final int SIMPLE_DIGITS = 15;

  /** Powers of ten that are doubles. */
  private static final double[] EXACT_POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  /** The shortest decimal of a finite {@code value} above zero. */
  static ShortestDecimal of(double value) {
    ShortestDecimal simple = simple(value);
    return simple.digits > 0 ? simple : schubfach(value);
  }

  /** The decimal of up to 15 digits that reads as {@code value}; zero digits when none is found. */
  private static ShortestDecimal simple(double value) {
    int places = simplePlaces(value);
    if (places < 0) {
      return new ShortestDecimal(0, 0);
    }
    long digits = (long) (value * EXACT_POWERS[places] + 0.5);
    boolean proven = digits / EXACT_POWERS[places] == value;
    return proven ? trimmed(digits, -places) : new ShortestDecimal(0, 0);
  }

  /** How many places after the point give 15 digits; −1 when 10^places would be inexact. */
  private static int simplePlaces(double value) {
    if (value >= EXACT_POWERS[SIMPLE_DIGITS] || value < 1e-7) {
      return -1;
    }
    int places = SIMPLE_DIGITS;
    if (value >= 1) {
      while (value >= EXACT_POWERS[SIMPLE_DIGITS - places]) {
        places--;
      }
      return places;
    }
    while (value * EXACT_POWERS[places - SIMPLE_DIGITS + 1] < 1) {
      places++;
    }
    return places;
  }

  private static ShortestDecimal trimmed(long digits, int exponent) {
    long trimmed = digits;
    int zeros = 0;
    while (trimmed % 10 == 0) {
      trimmed /= 10;
      zeros++;
    }
    return new ShortestDecimal(trimmed, exponent + zeros);
  }

  private static ShortestDecimal schubfach(double value) {
    long significand = DoubleBits.significand(value);
    int q = DoubleBits.exponent(value);
    boolean lowerIsCloser = significand == DoubleBits.HIDDEN_BIT && q > DoubleBits.EXPONENT_MIN;
    int k = lowerIsCloser ? PowersOfTen.floorLog10ThreeQuarters(q) : PowersOfTen.floorLog10(q);
    int shift = q + PowersOfTen.floorLog2(-k) + 1;
    // An odd significand loses ties: its interval does not hold its own ends.
    long open = significand & 1;
    long quarters = significand << 2;
    long low = scaled(-k, (quarters - (lowerIsCloser ? 1 : 2)) << shift) + open;
    long middle = scaled(-k, quarters << shift);
    long high = scaled(-k, (quarters + 2) << shift) - open;
    return chosen(low, middle, high, k);
  }

  /** ⌊4 · value · 10^−k⌋ and its neighbours are in quarters of the last digit. */
  private static ShortestDecimal chosen(long low, long middle, long high, int k) {
    long below = middle >> 2;
    if (below >= 10) {
      long tens = below / 10;
      boolean belowInside = low <= 40 * tens;
      boolean aboveInside = 40 * tens + 40 <= high;
      if (belowInside != aboveInside) {
        return trimmed(belowInside ? tens : tens + 1, k + 1);
      }
    }
    boolean belowInside = low <= below << 2;
    boolean aboveInside = (below << 2) + 4 <= high;
    if (belowInside != aboveInside) {
      return trimmed(belowInside ? below : below + 1, k);
    }
    long half = (below << 2) + 2;
    boolean up = middle > half || (middle == half && (below & 1) != 0);
    return trimmed(up ? below + 1 : below, k);
  }

  /** {@code factor} · 10^k in the scale of the table, its last bit odd when it is not exact. */
  private static long scaled(int k, long factor) {
    long carry = PowersOfTen.multiplyHigh(PowersOfTen.low(k), factor);
    long low = PowersOfTen.high(k) * factor + carry;
    long high = PowersOfTen.multiplyHigh(PowersOfTen.high(k), factor);
    if (Long.compareUnsigned(low, carry) < 0) {
      high++;
    }
    return Long.compareUnsigned(low, 1) > 0 ? high | 1 : high;
  }
}
