package org.korudelta.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.korudelta.error.KoruException;

/** Numbers are what {@link BigDecimal} and the JDK say they are (V2). */
@PropertyDefaults(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
class JsonNumberProperties {

  @Provide
  Arbitrary<String> integers() {
    return JsonArbitraries.integers();
  }

  @Provide
  Arbitrary<Double> doubles() {
    return JsonArbitraries.doubles();
  }

  @Provide
  Arbitrary<JsonNumber> numbers() {
    return JsonArbitraries.numbers();
  }

  /** Literals with fraction, exponent or both, in every spelling the grammar has. */
  @Provide
  Arbitrary<String> decimals() {
    Arbitrary<String> fraction =
        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(20).map(digits -> "." + digits);
    Arbitrary<String> exponent =
        Combinators.combine(
                Arbitraries.of("e", "E", "e+", "E-"), Arbitraries.integers().between(0, 330))
            .as((mark, power) -> mark + power);
    Arbitrary<String> tail =
        Arbitraries.oneOf(
            fraction, exponent, Combinators.combine(fraction, exponent).as(String::concat));
    return Combinators.combine(JsonArbitraries.integers(), tail).as(String::concat);
  }

  @Property
  void of_anyInteger_isExactlyThat(@ForAll("integers") String literal) {
    JsonNumber number = JsonNumber.of(literal);

    assertThat(exact(number)).isEqualByComparingTo(literal);
    assertThat(number.isInteger()).isTrue();
    assertThat(number.doubleValue()).isEqualTo(new BigDecimal(literal).doubleValue() + 0.0);
    assertThat(JsonNumber.of(number.toString())).isEqualTo(number);
  }

  @Property
  void of_integerWithFractionZero_isThatIntegerWhereDoublesReach(
      @ForAll @IntRange(min = -1_000_000) int value, @ForAll @IntRange(max = 12) int zeros) {
    assertThat(JsonNumber.of(value + "." + "0".repeat(zeros + 1))).isEqualTo(JsonNumber.of(value));
    assertThat(JsonNumber.of(value + "e0")).isEqualTo(JsonNumber.of(value));
  }

  @Property
  void of_anyDecimal_isTheNearestDouble(@ForAll("decimals") String literal) {
    double nearest = Double.parseDouble(literal);
    if (Double.isInfinite(nearest)) {
      assertThatExceptionOfType(KoruException.BadRequest.class)
          .isThrownBy(() -> JsonNumber.of(literal));
      return;
    }

    // The JDK's zero keeps the sign, a JSON number has one zero.
    assertThat(JsonNumber.of(literal).doubleValue()).isEqualTo(nearest + 0.0);
    assertThat(JsonNumber.of(literal)).isEqualTo(JsonNumber.of(nearest));
  }

  @Property
  void toString_ofAnyDouble_readsBackAndNothingShorterDoes(@ForAll("doubles") double value) {
    JsonNumber number = JsonNumber.of(value);
    String text = number.toString();

    assertThat(Double.parseDouble(text)).isEqualTo(value + 0.0);
    assertThat(number.doubleValue()).isEqualTo(value + 0.0);
    assertThat(shorterReadsBack(new BigDecimal(text), value)).as(text).isFalse();
    assertThat(new BigDecimal(text).precision()).isLessThanOrEqualTo(precisionOfTheJdk(value));
  }

  private static boolean shorterReadsBack(BigDecimal written, double value) {
    BigDecimal digits = written.stripTrailingZeros();
    BigDecimal unit = new BigDecimal(BigInteger.ONE, digits.scale() - 1);
    BigDecimal below = digits.divideToIntegralValue(unit).multiply(unit);
    boolean oneDigit = digits.precision() == 1;
    return !oneDigit
        && (below.doubleValue() == value
            || below.add(unit).doubleValue() == value
            || below.subtract(unit).doubleValue() == value);
  }

  /** Shortest from JDK 19 on, and never shorter than ours before; an integer has all its digits. */
  private static int precisionOfTheJdk(double value) {
    BigDecimal text = new BigDecimal(Double.toString(value));
    return Math.max(text.precision(), text.setScale(0, RoundingMode.DOWN).precision());
  }

  @Property
  void compareTo_ofTwo_isTheOrderOfWhatTheirTextsMean(
      @ForAll("numbers") JsonNumber left, @ForAll("numbers") JsonNumber right) {
    assertThat(Integer.signum(left.compareTo(right)))
        .isEqualTo(exact(left).compareTo(exact(right)));
    assertThat(left.equals(right)).isEqualTo(left.compareTo(right) == 0);
  }

  @Property
  void compareTo_ofNeighbours_isTheirOrder(
      @ForAll("integers") String literal, @ForAll @IntRange(max = 5) int steps) {
    JsonNumber number = JsonNumber.of(literal);
    JsonNumber other = JsonNumber.of(new BigInteger(literal).add(BigInteger.valueOf(steps)) + "");

    assertThat(Integer.signum(number.compareTo(other))).isEqualTo(-Integer.signum(steps));
    assertThat(number.equals(other)).isEqualTo(steps == 0);
  }

  /** What the text means: the double if it has fraction or exponent, else the integer. */
  private static BigDecimal exact(JsonNumber number) {
    String text = number.toString();
    boolean isDouble = text.indexOf('.') >= 0 || text.indexOf('e') >= 0;
    return isDouble ? new BigDecimal(number.doubleValue()) : new BigDecimal(text);
  }
}
