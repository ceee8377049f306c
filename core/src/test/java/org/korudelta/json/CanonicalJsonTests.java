package org.korudelta.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CanonicalJsonTests {
  @Test
  void text_rfcSample_isTheRfcForm() {
    String source =
        """
        {
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
          "literals": [null, true, false]
        }
        """;

    assertThat(CanonicalJson.text(Json.parse(source)))
        .isEqualTo(
            "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void text_rfcSortingSample_sortsByUtf16Units() {
    String source =
        """
        {
          "\\u20ac": "Euro Sign",
          "\\r": "Carriage Return",
          "\\ufb33": "Hebrew Letter Dalet With Dagesh",
          "1": "One",
          "\\ud83d\\ude00": "Emoji: Grinning Face",
          "\\u0080": "Control",
          "\\u00f6": "Latin Small Letter O With Diaeresis"
        }
        """;

    assertThat(((JsonObject) Json.parse(source)).names())
        .containsExactly("\r", "1", "\u0080", "ö", "€", "😀", "\ufb33");
  }

  @Test
  void bytes_text_areUtf8() {
    assertThat(CanonicalJson.bytes(JsonString.of("€😀")))
        .isEqualTo("\"€😀\"".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void text_controlCharacters_haveTheShortestEscape() {
    assertThat(CanonicalJson.text(JsonString.of("\b\t\n\f\r\u0000\u001f\u007f\"\\/")))
        .isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\\\"\\\\/\"");
  }

  @Test
  void text_builtArray_hasEveryKind() {
    JsonArray array = Json.array().add("a").add(1).add(0.5).add(true).add(JsonNull.NULL).build();

    assertThat(CanonicalJson.text(array)).isEqualTo("[\"a\",1,0.5,true,null]");
  }

  @Test
  void text_emptyContainers_haveNoSpace() {
    assertThat(Json.parse(" [ { } , [ ] , \"\" ] ")).hasToString("[{},[],\"\"]");
  }

  @Test
  void text_deepestNesting_isWritten() {
    String deep = "[".repeat(Json.NESTING_MAX) + "]".repeat(Json.NESTING_MAX);

    assertThat(CanonicalJson.text(Json.parse(deep))).isEqualTo(deep);
  }
}
