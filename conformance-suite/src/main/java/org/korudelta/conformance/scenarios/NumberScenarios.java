package org.korudelta.conformance.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.json.Json;
import org.korudelta.json.JsonNumber;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.Promise;

/** V2: every mathematical value has one form, on every platform. */
final class NumberScenarios {
  private static final int RANDOM_DOUBLES = 300;

  private static final List<String> LITERALS =
      List.of(
          "0",
          "-0",
          "0.0",
          "-0.0",
          "0e5",
          "1",
          "1.0",
          "1e0",
          "10e-1",
          "-1",
          "0.1",
          "1.5",
          "1e21",
          "1e20",
          "100000000000000000000",
          "1000000000000000000000",
          "999999999999999900000",
          "1e-6",
          "1e-7",
          "0.000001",
          "0.0000001",
          "1e308",
          "1.7976931348623157e308",
          "5e-324",
          "4.9e-324",
          "2.5e-324",
          "2e-324",
          "2.2250738585072014e-308",
          "2.2250738585072011e-308",
          "9007199254740991",
          "9007199254740992",
          "9007199254740993",
          "9007199254740993.0",
          "-9007199254740993",
          "9223372036854775807",
          "-9223372036854775808",
          "18446744073709551616",
          "295147905179352825856",
          "295147905179352830000",
          "1234567890123456789012345678901234567890",
          "-1234567890123456789012345678901234567890",
          "333333333.33333329",
          "4.50",
          "2e-3",
          "0.000000000000000000000000001",
          "0.3",
          "0.30000000000000004",
          "123456789.123456789",
          "1e23",
          "9.5e-7",
          "1.5E+2",
          "179769313486231580793728971405301e276");

  private NumberScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("V2.canonical_forms", NumberScenarios::canonicalForms),
        Scenario.of("V2.one_value_one_form", NumberScenarios::oneValueOneForm),
        Scenario.of("V2.random_doubles_round_trip", NumberScenarios::randomDoubles),
        Scenario.of("V2.integers_keep_their_digits", NumberScenarios::integers),
        Scenario.of("V2.order_is_exact", NumberScenarios::order),
        Scenario.of("V2.must_be_finite", NumberScenarios::mustBeFinite));
  }

  private static Promise<@Nullable Void> canonicalForms(Context c) {
    for (String literal : LITERALS) {
      JsonNumber number = JsonNumber.of(literal);
      c.observe(literal, number.toString());
      c.observe(literal + " nearest", number.doubleValue());
    }
    return c.runtime().completed(null);
  }

  private static Promise<@Nullable Void> oneValueOneForm(Context c) {
    for (List<String> same :
        List.of(
            List.of("1", "1.0", "1e0", "0.1e1", "100e-2"),
            List.of("0", "-0", "0.0", "-0e9"),
            List.of("1e21", "1000000000000000000000", "1.0e21"),
            List.of("9007199254740992", "9007199254740992.0", "9007199254740993.0"))) {
      for (String literal : same) {
        c.observe(literal, ValueScenarios.contentId(Json.parse(literal)));
        c.expectEqual(literal, JsonNumber.of(same.get(0)), JsonNumber.of(literal));
      }
    }
    c.observe("2^53 + 1 is another", ValueScenarios.contentId(Json.parse("9007199254740993")));
    return c.runtime().completed(null);
  }

  private static Promise<@Nullable Void> randomDoubles(Context c) {
    Entropy entropy = Entropy.seeded(8785);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < RANDOM_DOUBLES; i++) {
      double value = Double.longBitsToDouble(entropy.nextLong());
      if (Double.isFinite(value)) {
        all.append(roundTrip(c, value)).append('\n');
      }
    }
    c.observe("first", all.substring(0, all.indexOf("\n")));
    c.observe("all", all.toString());
    return c.runtime().completed(null);
  }

  private static String roundTrip(Context c, double value) {
    String text = JsonNumber.of(value).toString();
    c.expect(JsonNumber.of(text).doubleValue() == value, "reads back: text=" + text);
    return text;
  }

  private static Promise<@Nullable Void> integers(Context c) {
    for (long value :
        new long[] {
          0, -1, 1L << 53, (1L << 53) + 1, -(1L << 53) - 1, Long.MAX_VALUE, Long.MIN_VALUE + 1
        }) {
      JsonNumber number = JsonNumber.of(value);
      c.observe("long", number.toString());
      c.expectEqual("long value", value, number.longValue());
    }
    for (String text : List.of("1.5", "9223372036854775808", "1e300")) {
      c.observe(text, c.thrown(ErrorCode.BAD_REQUEST, () -> JsonNumber.of(text).longValue()));
    }
    return c.runtime().completed(null);
  }

  private static Promise<@Nullable Void> order(Context c) {
    List<String> sorted =
        List.of(
                "9007199254740993",
                "9007199254740992",
                "-1e300",
                "9007199254740994",
                "0.5",
                "-0",
                "5e-324",
                "1" + "0".repeat(400),
                "1e300",
                "-9007199254740993")
            .stream()
            .map(JsonNumber::of)
            .sorted()
            .map(Object::toString)
            .toList();
    c.observe("sorted", sorted);
    return c.runtime().completed(null);
  }

  private static Promise<@Nullable Void> mustBeFinite(Context c) {
    for (String text : List.of("1e999", "-1e999", "1.8e308", "[1e400]", "1e99999999999")) {
      c.observe(text, c.thrown(ErrorCode.BAD_REQUEST, () -> Json.parse(text)));
    }
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      c.observe("double", c.thrown(ErrorCode.BAD_REQUEST, () -> JsonNumber.of(value)));
    }
    c.observe("underflow", JsonNumber.of("1e-99999999999").toString());
    return c.runtime().completed(null);
  }
}
