package org.korudelta.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.simulation.Found;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.Search;
import org.korudelta.deterministic.simulation.Settings;
import org.korudelta.worlds.engine.EngineWorld;

/**
 * A recorded failure: a database on a disk whose syncs lie, which none survives. It is repeated to
 * the last bit here, and by the browser module in Node and Chromium. A change that means to change
 * runs records it anew with {@code -Dkoru.golden=accept}.
 */
class GoldenSimTests {
  private static final Path GOLDEN = Path.of("golden", "lying-sync.sim");

  @Test
  void replay_recordedFailure_isTheSameToTheLastBit() throws IOException {
    if ("accept".equals(System.getProperty("koru.golden"))) {
      Files.writeString(GOLDEN, recorded());
    }

    assertThat(RecordedRun.replay(Files.readString(GOLDEN)))
        .as("a run changed; if that is meant: mvn -pl worlds -am test -Dkoru.golden=accept")
        .startsWith("failure false_corruption\nmessage nothing was damaged: ")
        .endsWith("\nsame true\n");
  }

  /** Of the seeds that fail first the one that fails with the fewest choices. */
  private static String recorded() {
    Runner runner = new Runner(new EngineWorld(), Settings.NONE.with("faults", "crash,lying"));
    Found least = new Search(runner).run(1, 10_000).orElseThrow();
    for (int i = 0; i < 5; i++) {
      Found next = new Search(runner).run(least.seed() + 1 + i * 50L, 10_000).orElseThrow();
      least = next.shrunk().isSimplerThan(least.shrunk()) ? next : least;
    }
    return runner.file("engine", least.shrunk()).text();
  }
}
