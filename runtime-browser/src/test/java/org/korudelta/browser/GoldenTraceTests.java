package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The golden programs in every place: the same runs as on the JVM, to the last bit. The file is
 * written by the tests of worlds.
 */
class GoldenTraceTests {
  private static final Path GOLDEN = Path.of("..", "worlds", "golden", "traces.txt");

  @ParameterizedTest
  @EnumSource
  void traces_inEveryPlace_areTheGoldenOnes(Place place) throws Exception {
    assertThat(place.run("korudelta-conformance", "golden.mjs").text())
        .isEqualTo(Files.readString(GOLDEN));
  }
}
