package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.korudelta.json.JsonString;

/**
 * A failure recorded on the JVM, repeated in every place: the same choices fail in the same way,
 * and the hash of all that happened is the same. The file is written by the tests of worlds.
 */
class GoldenSimTests {
  private static final Path GOLDEN = Path.of("..", "worlds", "golden", "lying-sync.sim");
  private static final String CHECKS = "golden-sim.mjs";

  /** A script that has the file in it: not every place can read one. */
  @BeforeAll
  static void writeChecks() throws IOException {
    Path checks = Files.createDirectories(Path.of("target/checks")).resolve(CHECKS);
    Files.writeString(
        checks,
        "const sim = "
            + JsonString.of(Files.readString(GOLDEN))
            + ";\n"
            + "export const run = async (module, report) => {\n"
            + "  for (const line of module.replaySim(sim).trim().split('\\n')) {\n"
            + "    const space = line.indexOf(' ');\n"
            + "    await report({ name: line.slice(0, space), text: line.slice(space + 1) });\n"
            + "  }\n"
            + "};\n");
  }

  @ParameterizedTest
  @EnumSource
  void replay_recordedOnTheJvm_failsTheSameWayWithTheSameHash(Place place) throws Exception {
    assertThat(place.run("korudelta-conformance", CHECKS).text())
        .startsWith("failure false_corruption\nmessage nothing was damaged: ")
        .endsWith("\nsame true\n");
  }
}
