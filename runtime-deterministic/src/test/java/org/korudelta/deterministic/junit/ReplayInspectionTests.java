package org.korudelta.deterministic.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.error.KoruException;

class ReplayInspectionTests {

  @TempDir Path folder;

  static class Replayed {
    @Simulate(
        replay = "org/korudelta/deterministic/junit/ReplayInspectionTests/Kept/fails-value.sim")
    void fails(Simulation simulation) {
      new Counter().addTwice(simulation);
    }
  }

  @Test
  void replay_aRecordedFailure_failsOnceMore() {
    Kit kit = Kit.run(Replayed.class);

    assertThat(kit.titles()).hasSize(1).allMatch(title -> title.endsWith("fails-value.sim"));
    assertThat(kit.failure())
        .hasMessageStartingWith("lost_update: value=1\n  replayed: ")
        .hasMessageContaining("recorded=lost_update\n  drift: none");
  }

  static class Lost {
    @Simulate(replay = "no/such.sim")
    void fails(Simulation simulation) {}
  }

  @Test
  void replay_noSuchFile_isNotFound() {
    assertThat(Kit.run(Lost.class).failure())
        .isInstanceOf(KoruException.NotFound.class)
        .hasMessageStartingWith("no such file and no such resource: replay=no/such.sim");
  }

  static class Kept {
    @Simulate(seeds = 1)
    void fails(Simulation simulation) {
      if (simulation.choices().draw(2, "yields") == 1) {
        throw new IllegalStateException("back again");
      }
    }

    @Simulate(seeds = 1)
    void passes(Simulation simulation) {
      simulation.choices().draw(9, "another question");
    }

    @Simulate(seeds = 1)
    void pass(Simulation simulation) {}
  }

  @Test
  void regressions_ofAMethod_areTestsBeforeItsSearch() {
    Kit kit = Kit.run(Kept.class, folder);

    assertThat(kit.titles())
        .containsExactlyInAnyOrder(
            "regression fails-value.sim", "1 seeds", "regression passes.sim", "1 seeds", "1 seeds");
    assertThat(kit.lines())
        .anyMatch(line -> line.startsWith("drift: new choice: stream=main place=0 asked=another"))
        .anyMatch(line -> line.startsWith("passes now: ") && line.endsWith("recorded=lost_update"));
    assertThat(kit.results().testEvents().failed().list())
        .anySatisfy(
            failed ->
                assertThat(Kit.thrown(failed))
                    .hasMessageStartingWith(
                        "java.lang.IllegalStateException: back again\n  replayed: "));
  }
}
