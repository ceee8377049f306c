package org.korudelta.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTests {

  @Test
  void of_controlCharacters_areShownAsEscapes() {
    assertThat(TerminalText.of("a\u001b[31mred\n\u0000\u007f\u009b2J"))
        .isEqualTo("a\\u001b[31mred\\u000a\\u0000\\u007f\\u009b2J");
  }

  @Test
  void of_whatTurnsTheWritingDirection_isShownAsEscapes() {
    assertThat(TerminalText.of("abc\u202efed\u2066\u2028"))
        .isEqualTo("abc\\u202efed\\u2066\\u2028");
  }

  @Test
  void of_everyScript_staysAsItIs() {
    String text = "кл😀ש ع\u200f é \u00a0 日本";

    assertThat(TerminalText.of(text)).isEqualTo(text);
  }
}
