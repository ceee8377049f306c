package org.korudelta.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColourTests {
  private static final Screen TERMINAL = Screen.terminal(() -> 80);

  @Test
  void auto_onATerminal_unlessRefused() {
    assertThat(Colour.AUTO.on(TERMINAL, Map.of()).colour()).isTrue();
    assertThat(Colour.AUTO.on(TERMINAL, Map.of("NO_COLOR", "1")).colour()).isFalse();
    assertThat(Colour.AUTO.on(TERMINAL, Map.of("NO_COLOR", "")).colour()).isTrue();
    assertThat(Colour.AUTO.on(TERMINAL, Map.of("TERM", "dumb")).colour()).isFalse();
    assertThat(Colour.AUTO.on(Screen.PIPE, Map.of()).colour()).isFalse();
  }

  @Test
  void always_inAPipe_coloursAndStaysAPipe() {
    Screen screen = Colour.ALWAYS.on(Screen.PIPE, Map.of("NO_COLOR", "1"));

    assertThat(screen.colour()).isTrue();
    assertThat(screen.terminal()).isFalse();
  }

  @Test
  void never_onATerminal_doesNotColour() {
    assertThat(Colour.NEVER.on(TERMINAL, Map.of()).colour()).isFalse();
  }
}
