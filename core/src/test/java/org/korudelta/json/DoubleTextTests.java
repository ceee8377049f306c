package org.korudelta.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleTextTests {
  private static final int RANDOM_DOUBLES = 100_000;

  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void of_rfc8785AppendixB_isTheStandardForm(String bits, String expected) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

    assertThat(DoubleText.of(value)).isEqualTo(expected);
    assertThat(JsonNumber.of(value)).hasToString(expected);
  }

  @Test
  void of_randomBits_isTheShortestAndClosestThatReadsBack() {
    Random random = new Random(8785);
    for (int i = 0; i < RANDOM_DOUBLES; i++) {
      double value = Math.abs(Double.longBitsToDouble(random.nextLong()));
      if (Double.isFinite(value) && value > 0) {
        assertShortest(value);
      }
    }
  }

  @Test
  void of_everydayNumbers_isTheShortestAndClosestThatReadsBack() {
    Random random = new Random(7);
    for (int i = 0; i < RANDOM_DOUBLES; i++) {
      double whole = random.nextInt(1 << random.nextInt(31));
      double scale = Math.pow(10, random.nextInt(12));
      assertShortest(Math.nextUp(whole) / scale);
      assertShortest((whole + 1) / scale);
      assertShortest(random.nextDouble());
      assertShortest((double) (float) (random.nextDouble() + 1e-9));
    }
  }

  @Test
  void of_powersOfTwoAndTheirNeighbours_isTheShortestAndClosestThatReadsBack() {
    for (int exponent = Double.MIN_EXPONENT - 52; exponent <= Double.MAX_EXPONENT; exponent++) {
      double power = Math.scalb(1.0, exponent);
      assertShortest(power);
      assertShortest(Math.nextUp(power));
      if (Math.nextDown(power) > 0) {
        assertShortest(Math.nextDown(power));
      }
    }
  }

  @Test
  void of_powersOfTenAndTheirNeighbours_isTheShortestAndClosestThatReadsBack() {
    for (int exponent = -323; exponent <= 308; exponent++) {
      double power = new BigDecimal("1e" + exponent).doubleValue();
      assertShortest(power);
      assertShortest(Math.nextUp(power));
      assertShortest(Math.nextDown(power));
    }
  }

  @Test
  void of_subnormals_isTheShortestAndClosestThatReadsBack() {
    for (long bits = 1; bits < 5_000; bits++) {
      assertShortest(Double.longBitsToDouble(bits));
    }
  }

  private static void assertShortest(double value) {
    BigDecimal written = new BigDecimal(DoubleText.of(value));
    BigDecimal expected = shortest(value);
    if (written.compareTo(expected) != 0) {
      assertThat(written)
          .as("shortest of %s", new BigDecimal(value))
          .isEqualByComparingTo(expected);
    }
  }

  /** Tries both neighbours of every length from one digit up: slow, and without any cleverness. */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
      BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
      for (BigDecimal candidate : new BigDecimal[] {nearest, below, above}) {
        if (candidate.doubleValue() == value) {
          return candidate;
        }
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
  }
}
