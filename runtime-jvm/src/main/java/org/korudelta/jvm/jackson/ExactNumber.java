package org.korudelta.jvm.jackson;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonNumber;

/** Java's numbers as JSON numbers of the same value, or an error. Threading: stateless. */
final class ExactNumber {
  /** More significant digits than the canonical form of a double ever has. */
  private static final int DOUBLE_DIGITS_MAX = 17;

  /** More bits than an integer of {@link JsonNumber#DIGITS_MAX} digits has. */
  private static final int INTEGER_BITS_MAX = JsonNumber.DIGITS_MAX * 4;

  private ExactNumber() {}

  static JsonNumber of(double value) {
    if (!Double.isFinite(value)) {
      throw new KoruException.BadRequest("not a finite number: number=" + value);
    }
    return JsonNumber.of(value);
  }

  static JsonNumber of(BigInteger value) {
    if (value.bitLength() > INTEGER_BITS_MAX) {
      throw tooLong("bits=" + value.bitLength());
    }
    String digits = value.toString();
    int count = digits.length() - (value.signum() < 0 ? 1 : 0);
    if (count > JsonNumber.DIGITS_MAX) {
      throw tooLong("digits=" + count);
    }
    return JsonNumber.of(digits);
  }

  static JsonNumber of(BigDecimal value) {
    if (value.signum() == 0) {
      return JsonNumber.of(0);
    }
    BigDecimal shortest = value.stripTrailingZeros();
    return shortest.scale() <= 0 ? integer(shortest) : fraction(shortest);
  }

  /** The number that {@code literal} writes; {@code bad_request} when it is none of JSON's. */
  static JsonNumber of(String literal) {
    JsonNumber nearest = JsonNumber.of(literal);
    if (nearest.isInteger() && literal.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
      return nearest;
    }
    return of(decimal(literal));
  }

  private static BigDecimal decimal(String literal) {
    try {
      return new BigDecimal(literal);
    } catch (NumberFormatException e) {
      throw new KoruException.BadRequest("exponent out of range: number=" + literal, e);
    }
  }

  /** The decimal that a number in the form of a double stands for. */
  static BigDecimal decimal(JsonNumber number) {
    return number.isInteger()
        ? new BigDecimal(number.doubleValue())
        : new BigDecimal(number.toString());
  }

  private static JsonNumber integer(BigDecimal value) {
    long digits = (long) value.precision() - value.scale();
    if (digits > JsonNumber.DIGITS_MAX) {
      throw tooLong("digits=" + digits);
    }
    return of(value.toBigIntegerExact());
  }

  private static JsonNumber fraction(BigDecimal value) {
    if (value.precision() > DOUBLE_DIGITS_MAX) {
      throw inexact(value);
    }
    JsonNumber nearest = JsonNumber.of(value.toString());
    if (value.compareTo(new BigDecimal(nearest.toString())) != 0) {
      throw inexact(value);
    }
    return nearest;
  }

  private static KoruException tooLong(String size) {
    return new KoruException.Limit("integer too long: " + size + " max=" + JsonNumber.DIGITS_MAX);
  }

  private static KoruException inexact(BigDecimal value) {
    return new KoruException.BadRequest(
        "a double would round the number: digits="
            + value.precision()
            + " nearest="
            + value.doubleValue()
            + " (write it as text)");
  }
}
