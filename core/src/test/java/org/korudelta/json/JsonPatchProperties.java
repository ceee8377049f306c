package org.korudelta.json;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.korudelta.json.JsonArbitraries.Edited;

/** A difference is a patch that leads from the one to the other (D6). */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class JsonPatchProperties {

  @Provide
  Arbitrary<JsonValue> values() {
    return JsonArbitraries.values();
  }

  @Provide
  Arbitrary<Edited> edits() {
    return JsonArbitraries.edited();
  }

  @Provide
  Arbitrary<JsonArray> fewNumbers() {
    return JsonArbitraries.smallNumbers().list().ofMaxSize(30).map(JsonArray::of);
  }

  @Property(tries = 1_000)
  void diff_ofAValueAndItsEdit_leadsFromOneToTheOther(@ForAll("edits") Edited edited) {
    requireWay(edited.before(), edited.after());
    requireWay(edited.after(), edited.before());
  }

  @Property(tries = 300)
  void diff_ofAnyTwo_leadsFromOneToTheOther(
      @ForAll("values") JsonValue before, @ForAll("values") JsonValue after) {
    requireWay(before, after);
  }

  @Property(tries = 300)
  void diff_ofArraysOfFewValues_leadsFromOneToTheOther(
      @ForAll("fewNumbers") JsonArray before, @ForAll("fewNumbers") JsonArray after) {
    requireWay(before, after);
  }

  private static void requireWay(JsonValue before, JsonValue after) {
    JsonArray patch = JsonPatch.diff(before, after);

    assertThat(JsonPatch.apply(before, patch)).as("by %s", patch).isEqualTo(after);
    assertThat(patch.size() == 0).as("empty: %s", patch).isEqualTo(before.equals(after));
    assertThat(JsonPatch.diff(before, after)).isEqualTo(patch);
    assertThat(JsonPatch.apply(before, (JsonArray) Json.parse(patch.toString()))).isEqualTo(after);
  }

  @Property
  void diff_ofAValueAndItself_isEmpty(@ForAll("values") JsonValue value) {
    assertThat(JsonPatch.diff(value, Json.parse(value.toString()))).isEqualTo(JsonArray.EMPTY);
  }
}
