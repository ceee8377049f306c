package org.korudelta.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.korudelta.error.KoruException;

/** Whatever is read, the answer is a value or an error with a place, never anything else (V1). */
@PropertyDefaults(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
class JsonParserProperties {
  private static final String[] TOKENS = {
    "{", "}", "[", "]", ":", ",", "\"", "\"a\"", "\\", "\\u", "d83d", "\\ude00", "0", "-", "1",
    ".5", "e9", "E", "null", "true", "fals", " ", "\n", "\u0000", "\ud800", "é", "😀"
  };

  @Provide
  Arbitrary<String> almostJson() {
    return Arbitraries.of(TOKENS).list().ofMaxSize(12).map(tokens -> String.join("", tokens));
  }

  /** The text of a value with some characters replaced, inserted or gone. */
  @Provide
  Arbitrary<String> damagedJson() {
    Arbitrary<Damage> damages =
        Combinators.combine(
                Arbitraries.integers().between(0, 200),
                Arbitraries.integers().between(0, 1),
                Arbitraries.of(TOKENS))
            .as(Damage::new);
    return Combinators.combine(JsonArbitraries.values(), damages.list().ofMaxSize(3))
        .as((value, done) -> damaged(value.toString(), done));
  }

  /** {@code gone} units at {@code place} give way to {@code token}. */
  private record Damage(int place, int gone, String token) {}

  private static String damaged(String text, List<Damage> damages) {
    StringBuilder damaged = new StringBuilder(text);
    for (Damage damage : damages) {
      int place = damage.place() % (damaged.length() + 1);
      damaged.replace(place, Math.min(place + damage.gone(), damaged.length()), damage.token());
    }
    return damaged.toString();
  }

  @Property
  void parse_almostJson_isAValueOrAnErrorWithItsPlace(@ForAll("almostJson") String text) {
    requireValueOrError(text);
  }

  @Property
  void parse_damagedJson_isAValueOrAnErrorWithItsPlace(@ForAll("damagedJson") String text) {
    requireValueOrError(text);
  }

  private static void requireValueOrError(String text) {
    Optional<JsonValue> value = valueOf(text);
    value.ifPresent(found -> assertThat(Json.parse(found.toString())).isEqualTo(found));
    if (isWellFormed(text)) {
      assertThat(valueOf(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(value);
    }
  }

  @Property
  void parse_anyBytes_isAValueOrAnErrorWithItsPlace(@ForAll @Size(max = 12) byte[] bytes) {
    valueOf(bytes).ifPresent(value -> assertThat(CanonicalJson.bytes(value)).isNotEmpty());
  }

  private static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static Optional<JsonValue> valueOf(String text) {
    try {
      return Optional.of(Json.parse(text));
    } catch (KoruException.BadRequest refused) {
      assertThat(refused).hasMessageMatching("malformed JSON: line=\\d+ column=\\d+ reason=.+");
      return Optional.empty();
    }
  }

  private static Optional<JsonValue> valueOf(byte[] bytes) {
    try {
      return Optional.of(Json.parse(bytes));
    } catch (KoruException.BadRequest refused) {
      assertThat(refused).hasMessageMatching("malformed JSON: line=\\d+ column=\\d+ reason=.+");
      return Optional.empty();
    }
  }

  @Provide
  Arbitrary<String> units() {
    Arbitrary<Character> units =
        Arbitraries.of('a', '\ud83d', '\ude00', '\udbff', '\udfff', '\ue000', '"', '\n');
    return units.list().ofMaxSize(6).map(JsonParserProperties::text);
  }

  private static String text(List<Character> units) {
    StringBuilder text = new StringBuilder();
    units.forEach(text::append);
    return text.toString();
  }

  /** However a string is spelled, with lone halves it is refused and without it is that string. */
  @Property
  void parse_stringOfAnyUnits_isTheStringOrRefusedForALoneHalf(
      @ForAll("units") String text, @ForAll List<Boolean> escapes) {
    String literal = literal(text, new ArrayList<>(escapes));
    assertThat(valueOf(literal))
        .as(literal)
        .isEqualTo(isWellFormed(text) ? Optional.of(JsonString.of(text)) : Optional.empty());
  }

  private static String literal(String text, List<Boolean> escapes) {
    StringBuilder literal = new StringBuilder("\"");
    for (char unit : text.toCharArray()) {
      boolean plain = escapes.isEmpty() || !escapes.remove(0);
      boolean must = unit < ' ' || unit == '"';
      literal.append(plain && !must ? "" + unit : String.format("\\u%04x", (int) unit));
    }
    return literal.append('"').toString();
  }
}
