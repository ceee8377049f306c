package org.korudelta.cli.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.cli.terminal.ExitCode;
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
    assertThat(out.toString())
        .contains("queen 0.770", "rome 0.819", "way: GRAPH", "What you saw", "Try next:");
  }

  @Test
  void tour_unmetExpectation_exitsWithItsCodeAndSaysWhat() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int exit =
        new CommandLine(new TourCommand(List.of(new FalsePromise())))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute();

    assertThat(exit).isEqualTo(ExitCode.EXPECTATION);
    assertThat(err).asString().contains("answer: expected=42 actual=41");
    assertThat(out)
        .asString()
        .contains("1. Promise too much\n   It must not pass.\n")
        .doesNotContain("What you saw");
  }

  /** Promises what does not hold. */
  private record FalsePromise() implements Chapter {
    @Override
    public String title() {
      return "Promise too much";
    }

    @Override
    public String why() {
      return "It must not pass.";
    }

    @Override
    public void tell(Stage stage) throws UnmetExpectation {
      stage.expect("answer", 41, 42);
    }
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
