package org.korudelta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTests {
  @TempDir Path directory;

  @Test
  void simulate_someSeeds_tellsWhatWasReachedAndEndsWithTheSubstance() {
    Terminal.Result result = Terminal.execute("simulate", "--seeds", "40", "--base", "1");

    assertThat(result.exit()).as(result.out() + result.err()).isZero();
    assertThat(result.lines().get(0)).isEqualTo("seeds 40 from base 1, world engine");
    assertThat(result.out()).containsPattern("reached crash: power lost: [1-9]");
    assertThat(result.lines().get(result.lines().size() - 1))
        .matches("substance: 40 runs, median \\d+ operations, \\d+ crashes, \\d+ distinct hashes");
  }

  @Test
  void simulate_baseOfAnotherRun_repeatsIt() {
    Terminal.Result first = Terminal.execute("simulate", "--seeds", "5", "--world", "runtime");
    String base = first.lines().get(0).replaceAll(".*base (\\d+),.*", "$1");

    Terminal.Result again =
        Terminal.execute("simulate", "--seeds", "5", "--world", "runtime", "--base", base);

    assertThat(reached(again)).isEqualTo(reached(first)).isNotEmpty();
  }

  private static List<String> reached(Terminal.Result result) {
    return result.lines().stream().filter(line -> line.startsWith("reached ")).toList();
  }

  @Test
  void simulate_syncsThatLie_failsShrinksAndWritesWhatReplayRepeats() throws Exception {
    Terminal.Result result =
        Terminal.execute(
            "simulate",
            "--seeds",
            "500",
            "--base",
            "1",
            "--faults",
            "crash,lying",
            "--out",
            directory.toString());

    assertThat(result.exit()).isEqualTo(8);
    assertThat(result.out())
        .contains("failed: ")
        .containsPattern("shrunk from \\d+ choices to \\d+");
    try (Stream<Path> files = Files.list(directory)) {
      Path file = files.findFirst().orElseThrow();
      assertThat(result.out()).contains("repeat it: koru replay " + file);
      Terminal.Result replayed = Terminal.execute("replay", file.toString());
      assertThat(replayed.exit()).isEqualTo(8);
      assertThat(replayed.out()).endsWith("same as recorded, to the last bit\n");
    }
  }

  @Test
  void simulate_crashes_visitsEveryState() {
    Terminal.Result result = Terminal.execute("simulate", "--crashes");

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("6 unsynced appends in segment-0000000002.log")
        .containsPattern("\\d+ legal states after a loss of power, all of them visited")
        .endsWith("every state recovered and equal to a legal prefix\n");
  }

  @Test
  void simulate_badInput_isNamed() {
    assertThat(Terminal.execute("simulate", "--seeds", "0").err())
        .contains("seeds out of range: seeds=0 min=1 max=100000000");
    assertThat(Terminal.execute("simulate", "--world", "flat").err())
        .contains("no such world: world=flat known=[engine, runtime, tabs, vectors]");
    assertThat(Terminal.execute("simulate", "--faults", "crash,bugs", "--seeds", "1").out())
        .contains("failed: bad_request: unknown faults: faults=bugs");
  }
}
