package org.korudelta.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalReaderTests {
  private static final int RANDOM_LITERALS = 100_000;

  @Test
  void nearest_randomDigitsAndExponents_equalsBigDecimal() {
    Random random = new Random(754);
    for (int i = 0; i < RANDOM_LITERALS; i++) {
      String digits = digits(random, 1 + random.nextInt(25));
      assertNearest(digits + "e" + (random.nextInt(700) - 360));
      assertNearest("0." + digits + "E+" + random.nextInt(320));
      assertNearest("-" + digits + "." + digits(random, 1 + random.nextInt(20)));
    }
  }

  @Test
  void nearest_middlesBetweenDoubles_goToTheEvenOne() {
    Random random = new Random(1990);
    for (int i = 0; i < RANDOM_LITERALS / 20; i++) {
      double value = Math.abs(Double.longBitsToDouble(random.nextLong()));
      if (Double.isFinite(value) && Double.isFinite(Math.nextUp(value))) {
        assertAroundMiddle(value);
      }
    }
  }

  @Test
  void nearest_middlesBetweenIntegers_goToTheEvenOne() {
    Random random = new Random(53);
    for (int i = 0; i < RANDOM_LITERALS / 10; i++) {
      assertAroundMiddle((double) (random.nextLong() >>> random.nextInt(12) & Long.MAX_VALUE));
    }
  }

  @Test
  void nearest_middlesBetweenSubnormals_goToTheEvenOne() {
    for (long bits = 0; bits < 200; bits++) {
      assertAroundMiddle(Double.longBitsToDouble(bits));
    }
    assertAroundMiddle(Math.nextDown(Double.MIN_NORMAL));
    assertAroundMiddle(Double.MIN_NORMAL);
  }

  @Test
  void nearest_atTheEdgesOfTheRange_equalsBigDecimal() {
    assertNearest("1.7976931348623157e308");
    assertNearest("1.7976931348623158e308");
    assertNearest("1.7976931348623159e308");
    assertNearest("2.4703282292062327e-324");
    assertNearest("2.4703282292062328e-324");
    assertNearest("4.9e-324");
    assertNearest("2.2250738585072011e-308");
    assertNearest("2.2250738585072012e-308");
  }

  @Test
  void nearest_exponentsBeyondAnyRange_areZeroOrInfinite() {
    assertThat(DecimalReader.nearest("1e99999999999999999999")).isInfinite();
    assertThat(DecimalReader.nearest("-1e99999999999999999999"))
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(DecimalReader.nearest("1e-99999999999999999999")).isZero();
    assertThat(DecimalReader.nearest("0e99999999999999999999")).isZero();
    assertThat(DecimalReader.nearest("0." + "0".repeat(5_000) + "1e5001")).isEqualTo(1.0);
    assertThat(DecimalReader.nearest("1" + "0".repeat(5_000) + "e-5000")).isEqualTo(1.0);
  }

  @Test
  void nearest_veryLongMiddle_isDecidedByTheLastDigit() {
    String middle = "9007199254740993." + "0".repeat(2_000);

    assertThat(DecimalReader.nearest(middle)).isEqualTo(0x1p53);
    assertThat(DecimalReader.nearest(middle + "1")).isEqualTo(0x1p53 + 2);
  }

  @Test
  void nearest_textOfADouble_readsBack() {
    Random random = new Random(17);
    for (int i = 0; i < RANDOM_LITERALS; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value) && DecimalReader.nearest(DoubleText.of(value)) != value) {
        assertThat(DecimalReader.nearest(DoubleText.of(value))).isEqualTo(value);
      }
    }
  }

  private static void assertAroundMiddle(double value) {
    BigDecimal middle =
        new BigDecimal(value).add(new BigDecimal(Math.nextUp(value))).divide(BigDecimal.valueOf(2));
    BigDecimal little = middle.ulp().movePointLeft(3);
    assertNearest(middle.toString());
    assertNearest(middle.add(little).toString());
    assertNearest(middle.subtract(little).toString());
    assertNearest(middle.round(new MathContext(19)).toString());
    assertNearest(middle.round(new MathContext(17)).toString());
  }

  private static void assertNearest(String literal) {
    double read = DecimalReader.nearest(literal);
    double expected = new BigDecimal(literal).doubleValue();
    if (read != expected) {
      assertThat(read).as(literal).isEqualTo(expected);
    }
  }

  private static String digits(Random random, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }
}
