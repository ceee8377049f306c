package org.korudelta.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.Part;
import org.korudelta.benchmarks.result.Trial;
import org.korudelta.cli.conformance.InstalledJava;

/** Whole trials, in processes of their own. */
class EngineProcessTests {
  private static final Shape SMALL = new Shape(200, 1_000, new Pace(1, 1, 1, 20, 1_000, 128));

  @TempDir private Path directory;

  @Test
  void measure_afterKill_opensWhatWasLeftAndLeavesNothing() throws Exception {
    List<Measurement> measured = measured("after kill / KoruDelta");

    assertThat(measured)
        .singleElement()
        .satisfies(one -> assertThat(one.operation()).isEqualTo(EngineOperation.OPEN_KILLED))
        .satisfies(one -> assertThat(one.figures()).hasSize(1).allMatch(millis -> millis > 0));
    assertThat(directory.resolve("files")).isEmptyDirectory();
  }

  @Test
  void measure_readsOfLoaded_haveAFigureAnIteration() throws Exception {
    assertThat(measured("history / KoruDelta"))
        .singleElement()
        .satisfies(one -> assertThat(one.figures()).hasSize(1).allMatch(rate -> rate > 0));
  }

  private List<Measurement> measured(String only) throws Exception {
    List<InstalledJava> javas = List.of(InstalledJava.all().get(0));
    Path files = directory.resolve("files");
    try (EngineParts parts = new EngineParts(javas, SMALL, Pattern.compile(only), files)) {
      Part part = parts.all().get(0);
      assertThat(part.trials()).hasSize(1);
      Trial trial = part.trials().get(0);
      return trial.measure(directory.resolve("log"));
    }
  }
}
