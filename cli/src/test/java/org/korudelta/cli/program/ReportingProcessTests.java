package org.korudelta.cli.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;

class ReportingProcessTests {

  @Test
  void run_progressThenReport_hearsBoth() throws IOException {
    List<String> finished = new ArrayList<>();
    String report =
        ReportingProcess.run(
            shell("echo a line of its own; echo done R1.a; echo done R1.b; echo report all of it"),
            60,
            finished::add);

    assertThat(finished).containsExactly("R1.a", "R1.b");
    assertThat(report).isEqualTo("all of it");
  }

  @Test
  void run_endsWithoutReport_isUnavailable() {
    assertThatThrownBy(() -> ReportingProcess.run(shell("echo done R1.a"), 60, id -> {}))
        .isInstanceOf(KoruException.Unavailable.class)
        .hasMessageContaining("without a report")
        .hasMessageContaining("program=sh");
  }

  private static List<String> shell(String script) {
    return List.of("sh", "-c", script);
  }
}
