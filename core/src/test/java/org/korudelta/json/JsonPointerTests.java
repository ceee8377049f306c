package org.korudelta.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;

class JsonPointerTests {
  private static final JsonValue RFC_6901_SAMPLE =
      Json.parse(
          """
          {"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\\\j":5,"k\\"l":6," ":7,"m~n":8}
          """);

  @ParameterizedTest
  @MethodSource("rfcPlaces")
  void in_rfcSample_isTheRfcValue(String pointer, String expected) {
    assertThat(JsonPointer.parse(pointer).in(RFC_6901_SAMPLE)).contains(Json.parse(expected));
    assertThat(JsonPointer.parse(pointer)).hasToString(pointer);
  }

  static Object[][] rfcPlaces() {
    return new Object[][] {
      {"/foo", "[\"bar\",\"baz\"]"},
      {"/foo/0", "\"bar\""},
      {"/", "0"},
      {"/a~1b", "1"},
      {"/c%d", "2"},
      {"/e^f", "3"},
      {"/g|h", "4"},
      {"/i\\j", "5"},
      {"/k\"l", "6"},
      {"/ ", "7"},
      {"/m~0n", "8"},
    };
  }

  @Test
  void in_root_isTheWholeValue() {
    assertThat(JsonPointer.parse("").in(RFC_6901_SAMPLE)).contains(RFC_6901_SAMPLE);
    assertThat(JsonPointer.ROOT.child("a/b").child("~")).hasToString("/a~1b/~0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/foo/2",
        "/foo/-",
        "/foo/00",
        "/foo/-1",
        "/foo/+0",
        "/foo/",
        "/foo/9999999999",
        "/x",
        "/a~1b/x",
        "/foo/0/x"
      })
  void in_noSuchPlace_isEmpty(String pointer) {
    assertThat(JsonPointer.parse(pointer).in(RFC_6901_SAMPLE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"foo, no leading /", "/a~, ~ without 0 or 1", "/a~2b, ~ without 0 or 1"})
  void parse_malformed_isBadRequest(String pointer, String reason) {
    assertThatThrownBy(() -> JsonPointer.parse(pointer))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("bad JSON pointer: text=" + pointer + " reason=" + reason);
  }

  @Test
  void parse_escapedTilde_isUnescapedOnce() {
    assertThat(JsonPointer.parse("/~01").tokens()).containsExactly("~1");
  }
}
