package org.korudelta.deterministic.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;

class OpenRunTests {
  private static final World NAPS =
      simulation -> {
        nap(simulation);
        nap(simulation);
        simulation.runtime().runUntilIdle();
        simulation.always(false, "naps", () -> "now=" + simulation.runtime().now());
      };

  private static void nap(Simulation simulation) {
    int millis = simulation.choices().draw(100, "nap");
    DeterministicRuntime runtime = simulation.runtime();
    runtime.spawn("napper", () -> runtime.sleep(Duration.ofMillis(millis)));
  }

  private static Run drive(OpenRun open) {
    nap(open.simulation());
    nap(open.simulation());
    DeterministicRuntime runtime = open.simulation().runtime();
    while (runtime.step()) {
      // Its owner does something else in between.
    }
    return open.end(new Violation("naps", "now=" + runtime.now()));
  }

  @Test
  void end_drivenStepByStep_isTheRunThatARunnerGives() {
    Run run = drive(OpenRun.of(Choices.seeded(7), Settings.NONE));

    Run expected = new Runner(NAPS).run(Choices.seeded(7));
    assertThat(run.recording()).isEqualTo(expected.recording());
    assertThat(run.traceHash()).isEqualTo(expected.traceHash());
    assertThat(run.failedLike(expected.failure().orElseThrow())).isTrue();
  }

  @Test
  void file_ofARun_repeatsItAndNamesTheTasks() {
    OpenRun open = OpenRun.of(Choices.seeded(7), Settings.NONE.with("beds", "2"));
    open.naming(() -> "dreamer");
    Run run = drive(open);
    SimFile file = SimFile.parse(open.file("naps", run).text());

    assertThat(file.program()).isEqualTo(new SimFile.Program("naps", file.program().settings()));
    assertThat(file.program().settings().value("beds")).contains("2");
    assertThat(open.file("naps", run).text()).contains("\tnap\tdreamer\n");
    OpenRun replay = OpenRun.replay(file);
    Run again = drive(replay);
    assertThat(again.traceHash()).isEqualTo(file.outcome().traceHash());
    assertThat(replay.drift()).isEmpty();
  }

  @Test
  void drift_choicesThatNobodyAskedFor_areTold() {
    OpenRun open = OpenRun.of(Choices.seeded(7), Settings.NONE);
    SimFile file = open.file("naps", drive(open));
    OpenRun replay = OpenRun.replay(file);
    replay.simulation().choices().draw(5, "something new");
    replay.end(null);

    assertThat(replay.drift()).hasSize(2).last().asString().startsWith("choices that nobody");
  }
}
