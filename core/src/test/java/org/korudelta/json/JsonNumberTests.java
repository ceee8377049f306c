package org.korudelta.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  @ValueSource(strings = {"true", "[1]", "\"1\""})
  void of_literalOfAnotherKind_isBadRequest(String literal) {
    assertThatThrownBy(() -> JsonNumber.of(literal))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("not a JSON number: text=" + literal);
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
}
