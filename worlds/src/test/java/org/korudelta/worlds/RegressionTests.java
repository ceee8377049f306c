package org.korudelta.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korudelta.deterministic.simulation.SimFile;

/** Every run that failed once, in {@code worlds/regressions}, passes now. */
class RegressionTests {
  private static final Path FOLDER = Path.of("regressions");

  /** Without its bug a run goes another way at its end. */
  private static final int DRIFT_MAX = 4;

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".sim")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void replay_runThatFailedOnce_passes(Path file) throws IOException {
    String sim = Files.readString(file);

    assertThat(SimFile.parse(sim).outcome().failureKind()).as("it failed once").isNotEmpty();
    String replayed = RecordedRun.replay(sim);
    assertThat(replayed).startsWith("failure none\n");
    assertThat(replayed.lines().filter(line -> line.startsWith("drift ")))
        .as("the world asks something else now: record it anew, with the bug")
        .hasSizeLessThan(DRIFT_MAX);
  }

  @Test
  void files_eachIsInTheReadme() throws IOException {
    String readme = Files.readString(FOLDER.resolve("README.md"));

    assertThat(files())
        .isNotEmpty()
        .allMatch(file -> readme.contains(file.getFileName().toString()));
  }
}
