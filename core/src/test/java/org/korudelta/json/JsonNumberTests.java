package org.korudelta.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;

class JsonNumberTests {
  @ParameterizedTest
  @CsvSource({
    "1.0, 1",
    "1e0, 1",
    "100E-2, 1",
    "-0, 0",
    "-0.0, 0",
    "0e5, 0",
    "1e-400, 0",
    "-1e-400, 0",
    "10.50, 10.5",
    "1E21, 1e+21",
    "100000000000000000000, 100000000000000000000",
    "1000000000000000000000, 1e+21",
    "100000000000000000000000, 100000000000000000000000",
    "1e23, 1e+23",
    "9007199254740993, 9007199254740993",
    "9007199254740993.0, 9007199254740992",
    "-9007199254740993, -9007199254740993",
    "9223372036854775807, 9223372036854775807",
    "295147905179352825856, 295147905179352825856",
    "1152921504606846976, 1152921504606846976",
    "1000000000000000000000, 1e+21",
    "295147905179352830000, 295147905179352830000",
    "295147905179352825857, 295147905179352825857"
  })
  void of_literal_hasOneForm(String literal, String canonical) {
    assertThat(JsonNumber.of(literal)).hasToString(canonical);
    assertThat(JsonNumber.of(canonical)).isEqualTo(JsonNumber.of(literal));
    assertThat(JsonNumber.of(canonical)).hasSameHashCodeAs(JsonNumber.of(literal));
  }

  @Test
  void of_integersOfEveryLength_areEqualExactlyWhenTheirTextsAre() {
    Random random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      BigInteger integer = new BigInteger(1 + random.nextInt(300), random);
      JsonNumber number = JsonNumber.of(integer.toString());
      JsonNumber successor = JsonNumber.of(integer.add(BigInteger.ONE).toString());

      assertThat(JsonNumber.of(number.toString())).isEqualTo(number);
      assertThat(number.equals(successor))
          .isEqualTo(number.toString().equals(successor.toString()));
    }
  }

  @Test
  void of_integersThatAreNoDouble_keepTheirDigits() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      BigInteger integer = new BigInteger(54 + random.nextInt(300), random).setBit(53).setBit(0);

      assertThat(JsonNumber.of(integer.toString())).hasToString(integer.toString());
    }
  }

  @Test
  void of_integerOfThousandDigits_isKept() {
    String digits = "-" + "7".repeat(JsonNumber.DIGITS_MAX);

    assertThat(JsonNumber.of(digits)).hasToString(digits);
    assertThat(JsonNumber.of(digits).doubleValue()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void of_integerOfMoreDigits_isLimit() {
    assertThatThrownBy(() -> JsonNumber.of("7".repeat(JsonNumber.DIGITS_MAX + 1)))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("JSON over limit: line=1 column=1 reason=integer of more than 1000 digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e309", "-1e309", "1.8e308", "0.1e99999999999"})
  void of_literalBeyondDouble_isBadRequest(String literal) {
    assertThatThrownBy(() -> JsonNumber.of(literal))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("number outside the range of a double");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void of_doubleThatIsNotFinite_isBadRequest(double value) {
    assertThatThrownBy(() -> JsonNumber.of(value))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("not a finite number");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 1L << 53, (1L << 53) + 1, -(1L << 53) - 1, Long.MAX_VALUE})
  void longValue_ofLong_isThatLong(long value) {
    assertThat(JsonNumber.of(value).longValue()).isEqualTo(value);
    assertThat(JsonNumber.of(value)).hasToString(Long.toString(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "9223372036854775808", "-9223372036854775809", "1e300", "5e-324"})
  void longValue_noLong_isBadRequest(String literal) {
    assertThatThrownBy(() -> JsonNumber.of(literal).longValue())
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("not a 64-bit integer: number=" + JsonNumber.of(literal));
  }

  @Test
  void compareTo_anyTwo_isTheOrderOfTheirTexts() {
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      JsonNumber left = anyNumber(random);
      JsonNumber right = i % 3 == 0 ? neighbour(left, random) : anyNumber(random);

      assertThat(Integer.signum(left.compareTo(right)))
          .as("%s against %s", left, right)
          .isEqualTo(exact(left).compareTo(exact(right)));
    }
  }

  private static JsonNumber anyNumber(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> JsonNumber.of(random.nextLong() >> random.nextInt(64));
      case 1 -> JsonNumber.of(random.nextGaussian() * Math.pow(10, random.nextInt(30)));
      default -> JsonNumber.of(new BigInteger(random.nextInt(90), random).negate().toString());
    };
  }

  private static JsonNumber neighbour(JsonNumber number, Random random) {
    return number.isInteger()
        ? JsonNumber.of(
            exact(number).toBigInteger().add(BigInteger.valueOf(random.nextInt(5))) + "")
        : JsonNumber.of(Math.nextUp(number.doubleValue()));
  }

  /** The value that the text means: the double if it has fraction or exponent, else the integer. */
  private static BigDecimal exact(JsonNumber number) {
    String text = number.toString();
    boolean isDouble = text.indexOf('.') >= 0 || text.indexOf('e') >= 0;
    return isDouble ? new BigDecimal(number.doubleValue()) : new BigDecimal(text);
  }
}
