package org.korudelta.cli.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

class TourTests {

  @Test
  @Timeout(180)
  void tour_onRealData_meetsEveryExpectation() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int exit =
        new CommandLine(new TourCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute();

    assertThat(exit).as("%s%s", out, err).isZero();
    assertThat(out.toString()).contains("queen 0.770", "rome 0.819", "What you saw:", "Try next:");
  }

  @Test
  void expect_somethingElse_saysBoth() {
    Stage stage =
        new Stage(
            Path.of("."), new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));

    assertThatThrownBy(() -> stage.expect("answer", 41, 42))
        .isInstanceOf(UnmetExpectation.class)
        .hasMessage("answer: expected=42 actual=41");
  }
}
