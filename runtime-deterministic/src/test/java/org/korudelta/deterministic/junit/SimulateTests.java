package org.korudelta.deterministic.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.simulation.SimFile;
import org.korudelta.deterministic.simulation.Simulation;

class SimulateTests {

  @TempDir Path folder;

  static class Passing {
    @Simulate(
        seeds = 200,
        faults = {"disk", "crash"})
    void holds(Simulation simulation) {
      simulation.operation();
      simulation.observe(simulation.choices().draw(7, "side"));
      simulation.sometimes(simulation.choices().draw(2, "coin") == 1, "tails");
      assertThat(simulation.settings().value("faults")).contains("disk,crash");
    }
  }

  @Test
  void search_nothingWrong_passesAsOneTestAndReportsSubstance() {
    Kit kit = Kit.run(Passing.class);

    assertThat(kit.titles()).containsExactly("200 seeds");
    assertThat(kit.succeeded()).isEqualTo(1);
    assertThat(kit.lines().get(0))
        .matches("200 seeds: fixed 1\\.\\.100, fresh from \\d{7,10} on, 100");
    assertThat(kit.lines().get(1))
        .isEqualTo("substance: 200 runs, median 1 operations, 0 crashes, 14 distinct hashes");
  }

  static class Losing {
    @Simulate
    void addsTwice(Simulation simulation) {
      new Counter().addTwice(simulation);
    }
  }

  @Test
  void search_aFailure_isShrunkSavedAttachedAndTold() throws IOException {
    Kit kit = Kit.runAttaching(Losing.class, folder);

    String world = "org.korudelta.deterministic.junit.SimulateTests.Losing.addsTwice";
    Path saved = folder.resolve(world + ".sim");
    assertThat(kit.failure())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("lost_update: value=1\n  found: run ")
        .hasMessageContaining("once more by @Simulate(seed = ")
        .hasMessageContaining("\n  shrunk: 1 deviation in 1 choice by ")
        .hasMessageContaining(": main=[1]\n")
        .hasMessageContaining("@Simulate(replay = \"" + saved + "\")")
        .hasMessageContaining(
            "keep: as src/test/resources/org/korudelta/deterministic/junit/"
                + "SimulateTests/Losing/addsTwice-<word>.sim")
        .hasRootCauseMessage("value=1");
    SimFile file = SimFile.parse(Files.readString(saved));
    assertThat(file.program().world()).isEqualTo(world);
    assertThat(file.recording().choices(Choices.MAIN)).startsWith(1);
    assertThat(kit.files()).isEqualTo(1);
  }

  @Test
  void search_reportTakesNoFiles_failsForItsOwnReason() {
    Kit kit = Kit.run(Losing.class, folder);

    assertThat(kit.failure()).hasMessageStartingWith("lost_update: value=1\n");
    assertThat(kit.lines()).anyMatch(line -> line.startsWith("not attached: "));
  }

  static class OneSeed {
    private static final List<Integer> DRAWN = new ArrayList<>();

    @Simulate(seeds = 3, seed = 77, guardOneIn = 0)
    void draws(Simulation simulation) {
      DRAWN.add(simulation.choices().draw(1_000, "number"));
    }
  }

  @Test
  void search_aSeedGiven_beginsWithIt() {
    Kit kit = Kit.run(OneSeed.class);

    assertThat(OneSeed.DRAWN)
        .containsExactly(
            Choices.seeded(77).draw(1_000, ""),
            Choices.seeded(78).draw(1_000, ""),
            Choices.seeded(79).draw(1_000, ""));
    assertThat(kit.lines().get(0)).isEqualTo("3 seeds: from 77 on, 3");
  }

  static class Slow {
    @Simulate(budget = "0s")
    void never(Simulation simulation) {
      throw simulation.unreachable("no run has time");
    }
  }

  @Test
  void search_budgetEnded_tellsHowFarItCame() {
    Kit kit = Kit.run(Slow.class);

    assertThat(kit.lines().get(0)).startsWith("budget ended after 0 of 1000 seeds");
    assertThat(kit.failure()).hasMessage("no run within the budget: budget=0s");
  }

  static class Missing {
    @Simulate(seeds = 100)
    void neverHits(Simulation simulation) {
      simulation.sometimes(false, "retry");
    }

    @Simulate(seeds = 99)
    void tooFewToTell(Simulation simulation) {
      simulation.sometimes(false, "retry");
    }
  }

  @Test
  void search_aMarkNeverHit_failsFromAHundredRunsOn() {
    Kit kit = Kit.run(Missing.class);

    assertThat(kit.failure()).hasMessage("never hit: marks=[retry] runs=100");
    assertThat(kit.succeeded()).isEqualTo(1);
  }

  static class Exhaustive {
    @Simulate(delays = 2)
    void holds(Simulation simulation) {
      simulation.observe(simulation.choices().draw(3, "a"));
      simulation.observe(simulation.choices().draw(3, "b"));
      simulation.sometimes(false, "only large runs have it");
    }

    @Simulate(delays = 1)
    void fails(Simulation simulation) {
      new Counter().addTwice(simulation);
    }

    @Simulate(delays = 9, budget = "20ms")
    void ends(Simulation simulation) {
      for (int i = 0; i < 100; i++) {
        simulation.observe(simulation.choices().draw(9, "one of many"));
      }
    }
  }

  @Test
  void exhaustive_allRunsHold_isComplete() {
    Kit kit = Kit.run(Exhaustive.class, folder);

    assertThat(kit.lines())
        .contains("complete for choices that sum to at most 2: 6 runs")
        .noneMatch(line -> line.startsWith("complete for choices that sum to at most 9"));
    List<String> messages =
        kit.results().testEvents().failed().stream().map(e -> Kit.thrown(e).getMessage()).toList();
    assertThat(messages).hasSize(2);
    assertThat(messages)
        .anyMatch(
            m ->
                m.matches(
                    "(?s)lost_update: value=1\n"
                        + "  found: run \\d+, run \\d+ of those with choices that sum to at most"
                        + " 1\n"
                        + ".*"));
    assertThat(messages)
        .anyMatch(
            m ->
                m.matches(
                    "not complete for choices that sum to at most 9: \\d+ runs, then the budget"
                        + " ended: budget=20ms"));
  }

  static class Undecided {
    private static int calls;

    @Simulate(seeds = 10)
    void changes(Simulation simulation) {
      simulation.observe(calls++);
    }
  }

  @Test
  void guard_theSameChoicesAnotherRun_fails() {
    assertThat(Kit.run(Undecided.class).failure())
        .hasMessageStartingWith("two runs with the same choices differ: ")
        .hasMessageContaining("seed 1, once more by");
  }

  static class Flaky {
    private static boolean failed;

    @Simulate(seeds = 10, guardOneIn = 0)
    void failsOnce(Simulation simulation) {
      boolean first = !failed;
      failed = true;
      assertThat(first).isFalse();
    }
  }

  @Test
  void search_aFailureThatDoesNotRepeat_saysSo() {
    assertThat(Kit.run(Flaky.class).failure())
        .hasMessageStartingWith("failed once, and not with the same choices again");
  }

  static class Endless {
    @Simulate(seeds = 1)
    void draws(Simulation simulation) {
      while (true) {
        simulation.choices().draw(2, "one more");
      }
    }
  }

  @Test
  void search_allRunsOverrun_fails() {
    Kit kit = Kit.run(Endless.class);

    assertThat(kit.failure()).hasMessage("all runs overran: runs=1");
    assertThat(kit.lines().get(0)).isEqualTo("1 seeds: fixed 1..1, of which overran: 1");
  }
}
