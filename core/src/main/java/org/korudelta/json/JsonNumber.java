package org.korudelta.json;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;

/**
 * A number: a finite IEEE double, or an integer of up to {@link #DIGITS_MAX} digits that is none.
 *
 * <p>A literal with fraction or exponent is the nearest double. A literal without is exact and
 * stays exact: it takes the form RFC 8785 gives the double it is where that form names the same
 * integer, otherwise it keeps its digits. So {@code 1.0}, {@code 1e0} and {@code 1} are one value,
 * {@code -0} is {@code 0}, and neither 2^53 + 1 nor 2^60 changes a digit.
 *
 * <p>A number is always what its canonical text says: above 2^53 the RFC 8785 form of a double may
 * name a neighbouring integer (the double 2^68 is written {@code 295147905179352830000}), and then
 * the number is that integer. Two numbers are equal exactly when their texts are.
 *
 * <p>Threading: immutable.
 */
public final class JsonNumber implements JsonValue, Comparable<JsonNumber> {
  /** The most digits an integer may have. */
  public static final int DIGITS_MAX = 1_000;

  private static final long SAFE_MAX = 1L << 53;
  private static final double EXPONENT_FORM_MIN = 1e21;
  private static final int SAFE_DIGITS = 15;

  private final double nearest;
  private final @Nullable String digits;

  /*
   * Invariants:
   *  - nearest is not -0 and not NaN, and infinite only with digits;
   *  - digits is null exactly when the number is nearest; else it is an integer, in its only form.
   */
  private JsonNumber(double nearest, @Nullable String digits) {
    this.nearest = nearest;
    this.digits = digits;
  }

  /** The integer {@code value}. */
  public static JsonNumber of(long value) {
    if (value >= -SAFE_MAX && value <= SAFE_MAX) {
      return new JsonNumber((double) value, null);
    }
    return ofDigits(Long.toString(value));
  }

  /**
   * The number that RFC 8785 writes for {@code value}.
   *
   * @throws KoruException.BadRequest when {@code value} is infinite or not a number
   */
  public static JsonNumber of(double value) {
    if (!Double.isFinite(value)) {
      throw new KoruException.BadRequest("not a finite number");
    }
    double magnitude = value < 0 ? -value : value;
    if (magnitude < SAFE_MAX || magnitude >= EXPONENT_FORM_MIN) {
      return new JsonNumber(value == 0 ? 0.0 : value, null);
    }
    String text = DoubleText.of(value);
    return new JsonNumber(value, isExactly(text, value) ? null : text);
  }

  /**
   * The number that the JSON literal {@code literal} writes.
   *
   * @throws KoruException.BadRequest when it is not a JSON number or outside the range of a double
   * @throws KoruException.Limit when it is an integer of more than {@link #DIGITS_MAX} digits
   */
  public static JsonNumber of(String literal) {
    if (Json.parse(literal) instanceof JsonNumber number) {
      return number;
    }
    throw new KoruException.BadRequest("not a JSON number: text=" + literal);
  }

  /** Reads a literal whose grammar was checked; null when it is outside the range of a double. */
  static @Nullable JsonNumber ofLiteral(String literal, boolean integer) {
    if (integer) {
      return literal.length() <= SAFE_DIGITS ? of(Long.parseLong(literal)) : ofDigits(literal);
    }
    double value = DecimalReader.nearest(literal);
    return Double.isFinite(value) ? of(value) : null;
  }

  static boolean isTooLong(String integer) {
    return integer.length() - (integer.charAt(0) == '-' ? 1 : 0) > DIGITS_MAX;
  }

  private static JsonNumber ofDigits(String digits) {
    double nearest = DecimalReader.nearest(digits);
    JsonNumber canonical = isExactly(digits, nearest) ? of(nearest) : null;
    return canonical != null && canonical.digits == null
        ? canonical
        : new JsonNumber(nearest, digits);
  }

  private static boolean isExactly(String digits, double value) {
    return Double.isFinite(value) && new BigInteger(digits).equals(DoubleBits.exactInteger(value));
  }

  /** Whether the number has no fraction. */
  public boolean isInteger() {
    return digits != null || DoubleBits.isInteger(nearest);
  }

  /** The nearest double, ties to even; infinite for integers beyond the range of a double. */
  public double doubleValue() {
    return nearest;
  }

  /**
   * The number as a {@code long}, exactly.
   *
   * @throws KoruException.BadRequest when it has a fraction or is outside the range
   */
  public long longValue() {
    if (digits == null && nearest >= -SAFE_MAX && nearest <= SAFE_MAX && isInteger()) {
      return (long) nearest;
    }
    if (!isInteger() || nearest < -0x1p63 || nearest > 0x1p63) {
      throw notLong();
    }
    BigInteger exact = exactInteger();
    if (exact.bitLength() > 63) {
      throw notLong();
    }
    return exact.longValue();
  }

  private KoruException notLong() {
    return new KoruException.BadRequest("not a 64-bit integer: number=" + this);
  }

  private BigInteger exactInteger() {
    return digits == null ? DoubleBits.exactInteger(nearest) : new BigInteger(digits);
  }

  /** Orders by exact value. */
  @Override
  public int compareTo(JsonNumber other) {
    boolean decided = nearest != other.nearest || (digits == null && other.digits == null);
    return decided
        ? Double.compare(nearest, other.nearest)
        : exactInteger().compareTo(other.exactInteger());
  }

  @Override
  public int nesting() {
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonNumber number
        && nearest == number.nearest
        && (digits == null ? number.digits == null : digits.equals(number.digits));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(Double.doubleToRawLongBits(nearest));
  }

  @Override
  public String toString() {
    return digits == null ? DoubleText.of(nearest) : digits;
  }
}
