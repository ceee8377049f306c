package org.korudelta.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.korudelta.error.KoruException;

/** Pointers read back, lead where their tokens say, and anything else is refused. */
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE)
class JsonPointerProperties {

  @Provide
  Arbitrary<List<String>> ways() {
    return JsonArbitraries.names().list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<JsonValue> values() {
    return JsonArbitraries.values();
  }

  @Provide
  Arbitrary<String> almostPointers() {
    return Arbitraries.strings().withChars("/~01a").ofMaxLength(8);
  }

  @Property
  void parse_ofTheText_isThePointer(@ForAll("ways") List<String> tokens) {
    JsonPointer pointer = new JsonPointer(tokens);

    assertThat(JsonPointer.parse(pointer.toString())).isEqualTo(pointer);
    assertThat(pointer.tokens()).isEqualTo(tokens);
  }

  @Property
  void parse_anyText_readsBackOrIsRefused(@ForAll("almostPointers") String text) {
    boolean pointer = text.matches("(/([^~/]|~[01])*)*");
    try {
      assertThat(JsonPointer.parse(text)).hasToString(text);
      assertThat(pointer).as(text).isTrue();
    } catch (KoruException.BadRequest refused) {
      assertThat(pointer).as(text).isFalse();
    }
  }

  @Property
  void in_aWayToEveryPlace_findsWhatIsThere(@ForAll("values") JsonValue value) {
    requireFound(value, JsonPointer.ROOT, value);
  }

  private static void requireFound(JsonValue document, JsonPointer way, JsonValue there) {
    assertThat(JsonPointer.parse(way.toString()).in(document)).as("at %s", way).contains(there);
    if (there instanceof JsonObject object) {
      object.forEach(member -> requireFound(document, way.child(member.name()), member.value()));
    } else if (there instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        requireFound(document, way.child(Integer.toString(i)), array.element(i));
      }
    }
  }

  @Property
  void in_anyWay_findsWhatAddingThenReplacingWouldChange(
      @ForAll("values") JsonValue document, @ForAll("ways") List<String> tokens) {
    JsonPointer way = new JsonPointer(tokens);
    JsonString mark = JsonString.of("mark");
    Optional<JsonValue> found = way.in(document);
    JsonArray patch =
        JsonArray.of(
            Json.object()
                .put("op", "replace")
                .put("path", way.toString())
                .put("value", mark)
                .build());

    try {
      assertThat(way.in(JsonPatch.apply(document, patch))).contains(mark);
      assertThat(found).isPresent();
    } catch (KoruException.NotFound absent) {
      assertThat(found).isEmpty();
    }
  }
}
