package org.korudelta.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.text.Utf8;

class JsonObjectTests {
  @Test
  void equals_membersInAnyOrder_isTrue() {
    JsonObject one = Json.object().put("a", 1).put("b", 2.5).putNull("c").build();
    JsonObject two = Json.object().putNull("c").put("b", 2.5).put("a", 1.0).build();

    assertThat(one).isEqualTo(two).hasSameHashCodeAs(two).hasToString(two.toString());
    assertThat(one).isNotEqualTo(one.without("c"));
  }

  @Test
  void members_namesAroundSurrogates_areInUtf16Order() {
    JsonObject object = Json.object().put("\ufb33", 1).put("😀", 2).put("z", 3).build();

    assertThat(object.names()).containsExactly("z", "😀", "\ufb33");
  }

  @Test
  void member_everyName_isFoundAndNoOther() {
    JsonObjectBuilder builder = Json.object();
    for (int i = 0; i < 100; i += 2) {
      builder.put("key" + i, i);
    }
    JsonObject object = builder.build();

    for (int i = 0; i < 100; i++) {
      assertThat(object.member("key" + i).isPresent()).as("key%d", i).isEqualTo(i % 2 == 0);
    }
    assertThat(object.member("key42")).contains(JsonNumber.of(42));
    assertThat(object.member("__proto__")).isEmpty();
  }

  @Test
  void of_nameTwice_isBadRequest() {
    JsonMember member = new JsonMember("a", JsonNull.NULL);

    assertThatThrownBy(() -> JsonObject.of(List.of(member, member)))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("duplicate key: key=a");
  }

  @Test
  void put_nameTwice_replaces() {
    assertThat(Json.object().put("a", 1).put("a", true).build()).hasToString("{\"a\":true}");
  }

  @Test
  void text_membersAsDeepAsMayBe_isCanonicalAndReadBackByMembers() {
    JsonValue deep = Json.parse("[".repeat(Json.NESTING_MAX) + "]".repeat(Json.NESTING_MAX));
    JsonObjectBuilder builder = Json.object().put("b", deep).put("a\n", 1.0);

    assertThat(builder.text()).isEqualTo("{\"a\\n\":1,\"b\":" + deep + "}");
    assertThat(Json.members(Utf8.encode(builder.text())))
        .containsExactly(new JsonMember("a\n", JsonNumber.of(1)), new JsonMember("b", deep));
    assertThatThrownBy(builder::build).isInstanceOf(KoruException.Limit.class);
    assertThat(Json.object().text()).isEqualTo("{}");
  }

  @Test
  void with_newAndKnownName_keepsTheOriginal() {
    JsonObject object = Json.object().put("b", 1).build();

    assertThat(object.with("a", JsonNull.NULL)).hasToString("{\"a\":null,\"b\":1}");
    assertThat(object.with("b", JsonNull.NULL)).hasToString("{\"b\":null}");
    assertThat(object.without("b")).isEqualTo(JsonObject.EMPTY);
    assertThat(object.without("x")).isSameAs(object);
    assertThat(object).hasToString("{\"b\":1}");
  }

  @Test
  void members_andElements_cannotChange() {
    JsonObject object = Json.object().put("a", JsonArray.of(JsonNull.NULL)).build();
    JsonArray array = (JsonArray) object.member("a").orElseThrow();

    assertThatThrownBy(() -> object.members().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> array.elements().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void constructors_loneSurrogate_areBadRequest() {
    assertThatThrownBy(() -> JsonString.of("a\ud800"))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("lone surrogate in JSON string: offset=1");
    assertThatThrownBy(() -> new JsonMember("\udc00", JsonNull.NULL))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("lone surrogate in JSON string: offset=0");
  }

  @Test
  void constructors_nestingOverTheLimit_areLimit() {
    JsonValue deep = JsonArray.EMPTY;
    for (int i = 1; i < Json.NESTING_MAX; i++) {
      deep = JsonArray.of(deep);
    }
    JsonValue deepest = deep;

    assertThat(deepest.nesting()).isEqualTo(512);
    assertThatThrownBy(() -> JsonArray.of(deepest))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("JSON nested too deep: max=512");
    assertThatThrownBy(() -> JsonObject.EMPTY.with("a", deepest))
        .isInstanceOf(KoruException.Limit.class);
  }

  @Test
  void element_outside_isNotFound() {
    assertThat(JsonArray.of(JsonNull.NULL).element(0)).isEqualTo(JsonNull.NULL);
    assertThatThrownBy(() -> JsonArray.of(JsonNull.NULL).element(1))
        .isInstanceOf(KoruException.NotFound.class)
        .hasMessage("no such element: index=1 size=1");
  }
}
