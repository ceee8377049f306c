package org.korudelta.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/** Every value has exactly one text, and the text gives the value back (V1, V2). */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class CanonicalJsonProperties {

  @Provide
  Arbitrary<JsonValue> values() {
    return JsonArbitraries.values();
  }

  @Property(tries = 500)
  void text_ofAnyValue_readsBackAndIsAFixedPoint(@ForAll("values") JsonValue value) {
    String text = CanonicalJson.text(value);
    JsonValue back = Json.parse(text);

    assertThat(back).isEqualTo(value).hasSameHashCodeAs(value);
    assertThat(CanonicalJson.text(back)).isEqualTo(text);
    assertThat(Json.parse(CanonicalJson.bytes(value))).isEqualTo(value);
  }

  @Property
  void text_ofAnyValue_isWhatTheRuleSays(@ForAll("values") JsonValue value) {
    assertThat(CanonicalJson.text(value)).isEqualTo(byTheRule(value));
  }

  /** RFC 8785 said again: members by UTF-16 units, no space, the shortest escapes. */
  private static String byTheRule(JsonValue value) {
    if (value instanceof JsonArray array) {
      return array.elements().stream()
          .map(CanonicalJsonProperties::byTheRule)
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof JsonObject object) {
      return object.members().stream()
          .sorted(Comparator.comparing(JsonMember::name))
          .map(member -> quoted(member.name()) + ":" + byTheRule(member.value()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    return value instanceof JsonString string ? quoted(string.value()) : value.toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char unit : text.toCharArray()) {
      int named = "\b\t\n\f\r\"\\".indexOf(unit);
      if (named >= 0) {
        quoted.append('\\').append("btnfr\"\\".charAt(named));
      } else {
        quoted.append(unit < ' ' ? String.format("\\u%04x", (int) unit) : String.valueOf(unit));
      }
    }
    return quoted.append('"').toString();
  }

  @Property
  void text_withMembersShuffledAndSpaceBetween_isTheSame(
      @ForAll("values") JsonValue value, @ForAll Random order) {
    String loose = loose(value, order);

    assertThat(CanonicalJson.text(Json.parse(loose))).as(loose).isEqualTo(value.toString());
  }

  @Property
  void equals_ofTwoValues_isEqualityOfTheirTexts(
      @ForAll("values") JsonValue left, @ForAll("values") JsonValue right) {
    assertThat(left.equals(right)).isEqualTo(left.toString().equals(right.toString()));
  }

  /** As somebody else may write it: members in any order, white space, every character escaped. */
  private static String loose(JsonValue value, Random order) {
    if (value instanceof JsonArray array) {
      List<String> parts = new ArrayList<>();
      array.forEach(element -> parts.add(loose(element, order)));
      return "[ " + String.join(" ,\n", parts) + "\t]";
    }
    if (value instanceof JsonObject object) {
      List<String> parts = new ArrayList<>();
      object.forEach(
          member -> parts.add(escaped(member.name()) + " : " + loose(member.value(), order)));
      Collections.shuffle(parts, order);
      return "{\r" + String.join(",", parts) + " }";
    }
    return value instanceof JsonString string ? escaped(string.value()) : value.toString();
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder("\"");
    for (char unit : text.toCharArray()) {
      escaped.append(String.format("\\u%04X", (int) unit));
    }
    return escaped.append('"').toString();
  }
}
