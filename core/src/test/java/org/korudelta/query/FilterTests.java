package org.korudelta.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonValue;

/** Conditions as D9 has them. */
class FilterTests {
  private static final JsonValue DOCUMENT =
      Json.parse(
          "{\"n\":5,\"big\":9007199254740993,\"text\":\"abc\",\"none\":null,\"yes\":true,\"no\":false,"
              + "\"tags\":[\"red\",7,null],\"deep\":{\"items\":[{\"x\":1},{\"x\":2}]},\"empty\":\"\"}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n=5 | true",
        "n=5.0 | true",
        "n=6 | false",
        "n!=5 | false",
        "n!=6 | true",
        "n>4 | true",
        "n>5 | false",
        "n>=5 | true",
        "n<5 | false",
        "n<6 | true",
        "n<=5 | true",
        "n<=4 | false",
        "big=9007199254740993 | true",
        "big=9007199254740992 | false",
        "big>9007199254740992 | true",
        "text=abc | true",
        "text=\"abc\" | true",
        "text=ABC | false",
        "text~b | true",
        "text~ | true",
        "text~d | false",
        "text>ab | true",
        "none=null | true",
        "none!=null | false",
        "none | true",
        "missing | false",
        "missing=null | false",
        "missing!=null | true",
        "missing!=5 | true",
        "missing>0 | false",
        "missing<0 | false",
        "missing~x | false",
        "tags~red | true",
        "tags~7 | true",
        "tags~null | true",
        "tags~blue | false",
        "tags.0=red | true",
        "tags.3 | false",
        "tags.x | false",
        "deep.items.1.x=2 | true",
        "deep.items.1.y | false",
        "n.x | false",
        "n~5 | false",
        "n<text | true",
        "none<no | true",
        "no<yes | true",
        " n = 5 | true"
      })
  void parse_condition_holdsOrNot(String condition, boolean holds) {
    assertThat(Filter.parse(condition).accepts(DOCUMENT)).isEqualTo(holds);
  }

  /** An operand that is no JSON value is a string, so values of other types need constants. */
  @Test
  void compare_differentTypes_areOrderedByType() {
    List<String> ascending =
        List.of(
            "null", "false", "true", "-1", "3", "\"\"", "\"a\"", "[]", "[1]", "{\"a\":1}", "{}");
    for (int i = 0; i < ascending.size(); i++) {
      for (int j = 0; j < ascending.size(); j++) {
        JsonValue left = Json.object().put("f", Json.parse(ascending.get(i))).build();
        JsonValue right = Json.parse(ascending.get(j));
        assertThat(Filter.compare("f", Comparison.LT, right).accepts(left)).isEqualTo(i < j);
        assertThat(Filter.compare("f", Comparison.GTE, right).accepts(left)).isEqualTo(i >= j);
        assertThat(Filter.eq("f", right).accepts(left)).isEqualTo(i == j);
      }
    }
  }

  @Test
  void compare_arrays_elementByElement() {
    JsonValue document = Json.parse("{\"f\":[1,[2,3]]}");

    assertThat(Filter.compare("f", Comparison.LT, Json.parse("[1,[2,4]]")).accepts(document))
        .isTrue();
    assertThat(Filter.compare("f", Comparison.GT, Json.parse("[1]")).accepts(document)).isTrue();
    assertThat(Filter.compare("f", Comparison.LT, Json.parse("[1,[2,3],0]")).accepts(document))
        .isTrue();
  }

  @Test
  void in_oneOfTheOperands_holds() {
    Filter filter = Filter.in("n", List.of(Json.parse("4"), Json.parse("5")));

    assertThat(filter.accepts(DOCUMENT)).isTrue();
    assertThat(Filter.in("text", List.of(Json.parse("5"))).accepts(DOCUMENT)).isFalse();
    assertThat(Filter.in("missing", List.of(Json.parse("null"))).accepts(DOCUMENT)).isFalse();
  }

  @Test
  void andOrNot_combine() {
    Filter yes = Filter.parse("n=5");
    Filter no = Filter.parse("n=6");

    assertThat(yes.and(yes).accepts(DOCUMENT)).isTrue();
    assertThat(yes.and(no).accepts(DOCUMENT)).isFalse();
    assertThat(no.and(yes).accepts(DOCUMENT)).isFalse();
    assertThat(no.or(yes).accepts(DOCUMENT)).isTrue();
    assertThat(yes.or(no).accepts(DOCUMENT)).isTrue();
    assertThat(no.or(no).accepts(DOCUMENT)).isFalse();
    assertThat(no.not().accepts(DOCUMENT)).isTrue();
    assertThat(yes.not().accepts(DOCUMENT)).isFalse();
  }

  @Test
  void and_withEverything_isTheOther() {
    Filter some = Filter.parse("n=5");

    assertThat(Filter.everything().and(some)).isSameAs(some);
    assertThat(some.and(Filter.everything())).isSameAs(some);
    assertThat(Filter.everything().accepts(DOCUMENT)).isTrue();
  }

  @Test
  void parse_nothingToLookAt_isRefused() {
    for (String condition : List.of("", "=5", "~x")) {
      assertThatThrownBy(() -> Filter.parse(condition))
          .isInstanceOf(KoruException.BadRequest.class)
          .hasMessage("condition without a path: condition=" + condition);
    }
    assertThatThrownBy(() -> Filter.parse("a!b"))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("condition with an unknown sign: condition=a!b");
    for (String condition : List.of("lang==en", "a<>b", "a=~b", "a>=<b")) {
      assertThatThrownBy(() -> Filter.parse(condition))
          .isInstanceOf(KoruException.BadRequest.class)
          .hasMessage("condition with an unknown sign: condition=" + condition);
    }
    for (String condition : List.of("a..b=1", ".a=1", "a.=1", " =1")) {
      assertThatThrownBy(() -> Filter.parse(condition))
          .isInstanceOf(KoruException.BadRequest.class)
          .hasMessageStartingWith("path with an empty step: path=");
    }
  }

  @Test
  void path_text_isWhatItWasReadFrom() {
    assertThat(FieldPath.parse("a.b.0")).hasToString("a.b.0");
    assertThat(FieldPath.parse("a.b.0").steps()).containsExactly("a", "b", "0");
    assertThat(Filter.parse("t.99999999999").accepts(Json.parse("{\"t\":[1]}"))).isFalse();
  }
}
