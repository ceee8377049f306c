package org.korudelta.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;

class JsonParserTests {
  @ParameterizedTest
  @MethodSource("accepted")
  void parse_validText_isItsCanonicalForm(String text, String canonical) {
    assertThat(Json.parse(text)).hasToString(canonical);
    assertThat(Json.parse(text.getBytes(StandardCharsets.UTF_8))).hasToString(canonical);
  }

  static Object[][] accepted() {
    return new Object[][] {
      {"null", "null"},
      {" true ", "true"},
      {"\t\n\r false\r\n", "false"},
      {"[]", "[]"},
      {"[ ]", "[]"},
      {"{ }", "{}"},
      {"[[],[[]],{}]", "[[],[[]],{}]"},
      {"[1 , 2 ]", "[1,2]"},
      {"{\"a\" : 1 , \"b\" : [ { } ] }", "{\"a\":1,\"b\":[{}]}"},
      {"{\"b\":1,\"a\":2}", "{\"a\":2,\"b\":1}"},
      {"{\"\":0}", "{\"\":0}"},
      {"{\"__proto__\":{\"constructor\":1}}", "{\"__proto__\":{\"constructor\":1}}"},
      {"\"\"", "\"\""},
      {"\"\\/\"", "\"/\""},
      {"\"\\u0041\\u00e9\\uD83D\\uDE00\"", "\"Aé😀\""},
      {"\"\\u0000\"", "\"\\u0000\""},
      {"\"\u007f\u0080\ufeff\uffff\"", "\"\u007f\u0080\ufeff\uffff\""},
      {"\"e\u0301\"", "\"e\u0301\""},
      {"-0", "0"},
      {"-1.5e-3", "-0.0015"},
      {"123E+2", "12300"},
      {"0.1E1", "1"},
      {"[\"\",\" \",\"\\\\\"]", "[\"\",\" \",\"\\\\\"]"},
    };
  }

  @Test
  void parse_pairHalfEscaped_isThePair() {
    char high = '\ud83d';
    char low = '\ude00';

    assertThat(Json.parse("\"" + high + "\\ude00\"")).isEqualTo(JsonString.of("😀"));
    assertThat(Json.parse("\"\\ud83d" + low + "\"")).isEqualTo(JsonString.of("😀"));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void parse_invalidText_isBadRequestWithPlaceAndReason(String text, String place, String reason) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("malformed JSON: " + place + " reason=" + reason);
  }

  static Object[][] rejected() {
    return new Object[][] {
      {"", "line=1 column=1", "expected a value but found the end of the text"},
      {" \n ", "line=2 column=2", "expected a value but found the end of the text"},
      {"nul", "line=1 column=1", "unknown word, expected null"},
      {"True", "line=1 column=1", "expected a value but found 'T'"},
      {"NaN", "line=1 column=1", "expected a value but found 'N'"},
      {"nullx", "line=1 column=5", "expected the end of the text but found 'x'"},
      {"1 2", "line=1 column=3", "expected the end of the text but found '2'"},
      {"\ufeff1", "line=1 column=1", "expected a value but found U+feff"},
      {"\u00a01", "line=1 column=1", "expected a value but found U+00a0"},
      {"😀", "line=1 column=1", "expected a value but found U+1f600"},
      {"[", "line=1 column=2", "expected a value but found the end of the text"},
      {"]", "line=1 column=1", "expected a value but found ']'"},
      {"[1", "line=1 column=3", "expected ',' or ']' but found the end of the text"},
      {"[1,]", "line=1 column=4", "expected a value but found ']'"},
      {"[,1]", "line=1 column=2", "expected a value but found ','"},
      {"[1 2]", "line=1 column=4", "expected ',' or ']' but found '2'"},
      {"[1}", "line=1 column=3", "expected ',' or ']' but found '}'"},
      {"{", "line=1 column=2", "expected a string or '}' but found the end of the text"},
      {"{a:1}", "line=1 column=2", "expected a string or '}' but found 'a'"},
      {"{'a':1}", "line=1 column=2", "expected a string or '}' but found '''"},
      {"{\"a\" 1}", "line=1 column=6", "expected ':' but found '1'"},
      {"{\"a\":}", "line=1 column=6", "expected a value but found '}'"},
      {"{\"a\":1,}", "line=1 column=8", "expected a string but found '}'"},
      {"{\"a\":1]", "line=1 column=7", "expected ',' or '}' but found ']'"},
      {"{\"a\":1\n,\"b\":2,\r\n  \"a\":3}", "line=3 column=3", "duplicate key \"a\""},
      {"{\"a\":1,\"\\u0061\":2}", "line=1 column=8", "duplicate key \"a\""},
      {"{\"b\":1,\"c\":2,\"c\":3,\"b\":4}", "line=1 column=14", "duplicate key \"c\""},
      {"[{\"x\":{\"k\":1,\"k\":1}}]", "line=1 column=14", "duplicate key \"k\""},
      {"\"abc", "line=1 column=5", "string without an end"},
      {"\"a\\", "line=1 column=3", "unknown escape"},
      {"\"\\x41\"", "line=1 column=2", "unknown escape"},
      {"\"\\u12G4\"", "line=1 column=2", "\\u wants four hex digits"},
      {"\"\\u12", "line=1 column=2", "\\u wants four hex digits"},
      {"\"a\tb\"", "line=1 column=3", "control character in a string, escape it"},
      {"\"a\nb\"", "line=1 column=3", "control character in a string, escape it"},
      {"\"\\ud83d\"", "line=1 column=2", "lone surrogate"},
      {"\"é\\ud83d-\"", "line=1 column=3", "lone surrogate"},
      {"\"\\ude00\\ud83d\"", "line=1 column=2", "lone surrogate"},
      {"\"\\ud83d\\ud83d\\ude00\"", "line=1 column=2", "lone surrogate"},
      {"\"😀\ud83d\"", "line=1 column=3", "lone surrogate"},
      {"01", "line=1 column=1", "leading zero in a number"},
      {"-01", "line=1 column=1", "leading zero in a number"},
      {"+1", "line=1 column=1", "expected a value but found '+'"},
      {"-", "line=1 column=2", "expected a digit but found the end of the text"},
      {"--1", "line=1 column=2", "expected a digit but found '-'"},
      {"-Infinity", "line=1 column=2", "expected a digit but found 'I'"},
      {".5", "line=1 column=1", "expected a value but found '.'"},
      {"1.", "line=1 column=3", "expected a digit after the point but found the end of the text"},
      {"1.e1", "line=1 column=3", "expected a digit after the point but found 'e'"},
      {"1e", "line=1 column=3", "expected a digit in the exponent but found the end of the text"},
      {"[1e+]", "line=1 column=5", "expected a digit in the exponent but found ']'"},
      {"0x1", "line=1 column=2", "expected the end of the text but found 'x'"},
      {"[\r1e999]", "line=2 column=1", "number outside the range of a double"},
      {"/* */1", "line=1 column=1", "expected a value but found '/'"},
      {"1\u0000", "line=1 column=2", "expected the end of the text but found U+0000"},
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void parse_nestingAtTheLimit_isAccepted(String opening) {
    String closing = opening.equals("[") ? "]" : "}";
    String text = opening.repeat(512) + closing.repeat(512);

    JsonValue value = Json.parse(opening.equals("[") ? text : text.replace(":}", ":1}"));

    assertThat(value.nesting()).isEqualTo(512);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
  void parse_nestingOverTheLimit_isLimit(String opening) {
    assertThatThrownBy(() -> Json.parse(opening.repeat(1_000_000)))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessageMatching("JSON over limit: line=1 column=\\d+ reason=nested deeper than 512");
  }

  @Test
  void parse_bytesThatAreNotUtf8_isBadRequestWithTheirPlace() {
    byte[] bytes = {'[', '"', (byte) 0xC3, (byte) 0xA9, '"', ',', '\n', '"', (byte) 0xFF, '"', ']'};

    assertThatThrownBy(() -> Json.parse(bytes))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("malformed JSON: line=2 column=2 reason=not UTF-8");
  }

  private static List<JsonMember> members(String text) {
    return Json.members(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void members_ofAnObject_areInCanonicalOrder() {
    assertThat(members("{}")).isEmpty();
    assertThat(members(" {\"b\":[1,{}] , \"a\":null} "))
        .containsExactly(
            new JsonMember("a", JsonNull.NULL), new JsonMember("b", Json.parse("[1,{}]")));
  }

  @Test
  void members_eachNestedToTheLimit_areTakenAndOneDeeperIsNot() {
    String deepest = "[".repeat(Json.NESTING_MAX) + "]".repeat(Json.NESTING_MAX);

    assertThat(members("{\"a\":" + deepest + ",\"b\":" + deepest + "}"))
        .allSatisfy(member -> assertThat(member.value().nesting()).isEqualTo(Json.NESTING_MAX));
    assertThatThrownBy(() -> members("{\"a\":[" + deepest + "]}"))
        .isInstanceOf(KoruException.Limit.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "1", "", "{", "{\"a\":1", "{\"a\":1}x", "{\"a\":1,\"a\":2}", "{\"a\":}"})
  void members_ofAnythingElse_areRefused(String text) {
    assertThatThrownBy(() -> members(text)).isInstanceOf(KoruException.BadRequest.class);
  }
}
