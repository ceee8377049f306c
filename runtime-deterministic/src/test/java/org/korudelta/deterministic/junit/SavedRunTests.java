package org.korudelta.deterministic.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.deterministic.choice.Recording;
import org.korudelta.deterministic.simulation.Runner;

class SavedRunTests {
  private static final ClassLoader LOADER = SavedRunTests.class.getClassLoader();

  @Test
  void named_aPath_isRead(@TempDir Path folder) throws IOException {
    Runner runner = new Runner(simulation -> simulation.choices().draw(9, "side"));
    Path file = folder.resolve("a b.sim");
    Files.writeString(file, runner.file("any", Recording.of(4)).text());

    SavedRun saved = SavedRun.named(file.toString(), LOADER);

    assertThat(saved.name()).isEqualTo("a b.sim");
    assertThat(saved.read().recording()).isEqualTo(Recording.of(4));
  }

  @Test
  void regressionsOf_aMethod_leavesOutThoseOfLongerNames() {
    assertThat(SavedRun.regressionsOf(new TestName(ReplayInspectionTests.Kept.class, "pass")))
        .isEmpty();
    assertThat(SavedRun.regressionsOf(new TestName(ReplayInspectionTests.Kept.class, "passes")))
        .singleElement()
        .satisfies(saved -> assertThat(saved.name()).isEqualTo("passes.sim"));
  }

  @Test
  void regressionsOf_aClassWithoutFolder_areNone() {
    assertThat(SavedRun.regressionsOf(new TestName(SavedRunTests.class, "any"))).isEmpty();
  }
}
