package org.korudelta.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The runs of the golden programs on this JVM; the browser module compares the same file with what
 * Chromium and Node do. A change of the kernel that means to change runs writes the file anew with
 * {@code -Dkoru.golden=accept}.
 */
class GoldenProgramTests {
  private static final Path GOLDEN = Path.of("golden", "traces.txt");

  @Test
  void traces_onThisJvm_areTheGoldenOnes() throws IOException {
    String traces = GoldenProgram.traces();
    if ("accept".equals(System.getProperty("koru.golden"))) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, traces);
    }

    assertThat(traces)
        .as("a run changed; if that is meant: mvn -pl worlds -am test -Dkoru.golden=accept")
        .isEqualTo(Files.readString(GOLDEN));
    assertThat(traces.lines().distinct()).hasSize(5);
  }
}
