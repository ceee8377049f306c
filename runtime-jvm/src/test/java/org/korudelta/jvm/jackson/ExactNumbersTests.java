package org.korudelta.jvm.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonNumber;
import org.korudelta.json.JsonValue;

/** V2 across the bridge: no number changes in silence, in either direction. */
class ExactNumbersTests {
  private static final long SEED = 20260102;
  private static final int TRIES = Boolean.getBoolean("koru.nightly") ? 1_000_000 : 20_000;

  private final ObjectMapper mapper = new ObjectMapper();
  private final JacksonBridge bridge = JacksonBridge.of(mapper);

  @ParameterizedTest
  @CsvSource({
    "1e308, 1e+308",
    "5e-324, 5e-324",
    "4.9e-324, 5e-324",
    "0.1, 0.1",
    "-0.0, 0",
    "1.10, 1.1",
    "1e22, 1e+22",
    "1e23, 1e+23",
    "9007199254740992, 9007199254740992",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
  })
  void value_double_isItsCanonicalTextAndComesBack(double number, String canonical) {
    JsonValue value = bridge.value(number);

    assertThat(value).hasToString(canonical);
    assertThat(bridge.object(value, Double.class)).isEqualTo(number + 0.0);
    assertThat(bridge.value(bridge.node(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "9007199254740993",
        "-9223372036854775808",
        "9223372036854775808",
        "1152921504606846976",
        "10000000000000000000000",
        "1234567890123456789012345678901234567891",
        "-1208925819614629174706176"
      })
  void value_integer_keepsEveryDigit(String digits) {
    BigInteger integer = new BigInteger(digits);

    for (Object form :
        List.of(integer, new BigDecimal(integer), mapper.getNodeFactory().numberNode(integer))) {
      JsonValue value = bridge.value(form);
      assertThat(value).isEqualTo(Json.parse(digits));
      assertThat(bridge.object(value, BigInteger.class)).isEqualTo(integer);
      assertThat(bridge.object(value, BigDecimal.class)).isEqualByComparingTo(digits);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.10, 1.1",
    "0.1, 0.1",
    "1E-7, 1e-7",
    "1E+2, 100",
    "-0.00, 0",
    "0E+5000, 0",
    "1E+400, ''",
    "2.5000000000000000000000000, 2.5",
    "5E-324, 5e-324",
    "1.7976931348623157E+308, ''"
  })
  void value_bigDecimal_isTheSameNumber(String literal, String canonical) {
    BigDecimal decimal = new BigDecimal(literal);

    JsonValue value = bridge.value(decimal);

    if (!canonical.isEmpty()) {
      assertThat(value).hasToString(canonical);
    }
    assertThat(bridge.object(value, BigDecimal.class)).isEqualByComparingTo(decimal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.1000000000000000055511151231257827",
        "0.12345678901234567",
        "1E-400",
        "4.9E-324",
        "1.5E-1000000000",
        "9007199254740993.5"
      })
  void value_bigDecimalThatADoubleWouldRound_isRefused(String literal) {
    assertThatThrownBy(() -> bridge.value(List.of(new BigDecimal(literal))))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageStartingWith("a double would round the number: digits=")
        .hasMessageEndingWith(" path=/0");
  }

  @Test
  void value_thousandDigits_areTakenAndOneMoreRefused() {
    BigInteger longest = BigInteger.TEN.pow(1_000).subtract(BigInteger.ONE);
    assertThat(bridge.object(bridge.value(longest), BigInteger.class)).isEqualTo(longest);
    assertThat(bridge.object(bridge.value(longest.negate()), BigInteger.class))
        .isEqualTo(longest.negate());
    for (Object tooLong :
        List.of(
            longest.add(BigInteger.ONE),
            BigInteger.ONE.shiftLeft(1_000_000),
            new BigDecimal("1E+1000"),
            new BigDecimal("1E+2000000000"))) {
      assertThatThrownBy(() -> bridge.value(List.of(tooLong)))
          .isInstanceOf(KoruException.Limit.class)
          .hasMessageStartingWith("integer too long: ")
          .hasMessageEndingWith(" max=1000 path=/0");
    }
  }

  @Test
  void value_float_isTheDoubleItIs() {
    assertThat(bridge.value(0.1f)).isEqualTo(JsonNumber.of((double) 0.1f));
    assertThat(bridge.object(bridge.value(0.1f), Float.class)).isEqualTo(0.1f);
    assertThat(bridge.value(mapper.getNodeFactory().numberNode(0.1f)))
        .isEqualTo(JsonNumber.of((double) 0.1f));
  }

  @Test
  void value_anyDouble_isTheMappersTextAndComesBack() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < TRIES; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        JsonValue value = bridge.value(number);
        assertThat(value)
            .as("seed=%s try=%s", SEED, i)
            .isEqualTo(Json.parse(mapper.writeValueAsString(number)));
        assertThat(bridge.object(value, Double.class)).isEqualTo(number + 0.0);
        assertThat(bridge.object(value, BigDecimal.class)).isEqualByComparingTo(exact(number));
      }
    }
  }

  @Test
  void value_anyIntegers_comeBackWithEveryDigit() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < TRIES; i++) {
      byte[] bytes = new byte[1 + random.nextInt(40)];
      random.nextBytes(bytes);
      BigInteger integer = new BigInteger(bytes);
      JsonValue value = bridge.value(integer);
      assertThat(value).as("seed=%s try=%s", SEED, i).isEqualTo(Json.parse(integer.toString()));
      assertThat(bridge.object(value, BigInteger.class)).isEqualTo(integer);
    }
  }

  @Test
  void value_anyBigDecimal_isExactOrRefused() {
    SplittableRandom random = new SplittableRandom(SEED);
    int taken = 0;
    for (int i = 0; i < TRIES; i++) {
      BigDecimal decimal =
          BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(-30, 345));
      try {
        JsonValue value = bridge.value(decimal);
        assertThat(bridge.object(value, BigDecimal.class))
            .as("seed=%s try=%s", SEED, i)
            .isEqualByComparingTo(decimal);
        taken++;
      } catch (KoruException.BadRequest refused) {
        BigDecimal nearest = new BigDecimal(JsonNumber.of(decimal.doubleValue()).toString());
        assertThat(decimal).isNotEqualByComparingTo(nearest);
      }
    }
    assertThat(taken).isBetween(TRIES / 4, TRIES - 1);
  }

  @Test
  void node_anyNumber_isWhatTheMapperReadsFromTheText() throws IOException {
    List<String> texts =
        new ArrayList<>(
            List.of(
                "0",
                "1",
                "-2147483648",
                "2147483648",
                "9223372036854775808",
                "1e22",
                "0.5",
                "1e300"));
    for (String text : texts) {
      JsonValue value = Json.parse(text);
      JsonNode read = mapper.readTree(value.toString());
      assertThat(bridge.node(value).numberType()).as(text).isEqualTo(read.numberType());
      assertThat(bridge.node(value)).isEqualTo(read);
    }
  }

  @Test
  void object_numbersOfEveryClass_areTheSameNumbers() {
    JsonValue value = Json.parse("[1, 1e22, 0.1, 2e-3]");

    assertThat(bridge.object(value, new TypeReference<List<BigDecimal>>() {}))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            BigDecimal.ONE, new BigDecimal("1e22"), new BigDecimal("0.1"), new BigDecimal("0.002"));
    assertThat(bridge.object(Json.parse("1e22"), BigInteger.class))
        .isEqualTo(BigInteger.TEN.pow(22));
    assertThat(bridge.object(value, new TypeReference<List<Object>>() {}))
        .containsExactly(1, 1e22, 0.1, 0.002);
    assertThat(bridge.object(Json.parse("9007199254740993"), Object.class))
        .isEqualTo(9007199254740993L);
  }

  /** What a double stands for: with a fraction its shortest digits, else the integer it is. */
  private static BigDecimal exact(double number) {
    BigDecimal binary = new BigDecimal(number);
    boolean integer = binary.stripTrailingZeros().scale() <= 0;
    boolean plain = Math.abs(number) < 1e21;
    return integer && !plain ? binary : new BigDecimal(JsonNumber.of(number).toString());
  }

  /** A number of a class that the mapper knows by its text alone. */
  private static final class Foreign extends Number {
    private static final long serialVersionUID = 1L;

    private final String text;

    Foreign(String text) {
      this.text = text;
    }

    @Override
    public int intValue() {
      return 0;
    }

    @Override
    public long longValue() {
      return 0;
    }

    @Override
    public float floatValue() {
      return 0;
    }

    @Override
    public double doubleValue() {
      return 0;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @Test
  void value_numberKnownByItsText_isExactOrRefused() {
    assertThat(bridge.value(new Foreign("12.50"))).isEqualTo(Json.parse("12.5"));
    assertThat(bridge.value(new Foreign("9007199254740993"))).hasToString("9007199254740993");
    assertThatThrownBy(() -> bridge.value(new Foreign("0.12345678901234567891")))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("would round the number");
    assertThatThrownBy(() -> bridge.value(new Foreign("1e-99999999999")))
        .isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void value_fractionInATokenBuffer_isExactOrRefused() throws IOException {
    var tokens = mapper.readValue("[1.10000000000000000005]", TokenBuffer.class);

    assertThatThrownBy(() -> bridge.value(tokens))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("would round the number");
  }
}
