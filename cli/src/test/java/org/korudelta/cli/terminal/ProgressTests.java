package org.korudelta.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTests {
  private final StringWriter shown = new StringWriter();
  private long nowNanos;

  @Test
  void at_reportAfterTheEnd_isNotShown() {
    Progress progress = progress(Screen.terminal(() -> 80));
    pass(Duration.ofSeconds(1));
    progress.at("lines read", 1);
    progress.done();
    pass(Duration.ofSeconds(1));

    progress.at("changes written", 2);

    assertThat(shown).hasToString("\rimport: 1 lines read\u001b[K\r\u001b[K");
  }

  @Test
  void at_inAPipe_isALineEveryTwoSeconds() {
    Progress progress = progress(Screen.PIPE);
    for (int i = 1; i <= 5; i++) {
      pass(Duration.ofSeconds(1));
      progress.at("lines read", i);
    }
    progress.done();

    assertThat(shown).hasToString("import: 2 lines read\nimport: 4 lines read\n");
  }

  private Progress progress(Screen screen) {
    return new Progress(new PrintWriter(shown), "import", screen, () -> nowNanos);
  }

  private void pass(Duration time) {
    nowNanos += time.toNanos();
  }
}
