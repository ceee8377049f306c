package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The golden programs in Chromium and Node: the same runs as on the JVM, to the last bit. The file
 * is written by the tests of worlds.
 */
class GoldenTraceTests {
  private static final Path GOLDEN = Path.of("..", "worlds", "golden", "traces.txt");

  @Test
  void traces_inNode_areTheGoldenOnes() throws Exception {
    Path bundle = Path.of("target", "web", "korudelta-conformance.js").toAbsolutePath();
    String script =
        "const { goldenTraces } = await import('"
            + bundle.toUri()
            + "'); console.log(goldenTraces().trim());";

    assertThat(FrontDoorRun.nodeScript(script)).isEqualTo(golden() + "ended\n");
  }

  @Test
  void traces_inChromium_areTheGoldenOnes() throws Exception {
    assertThat(inChromium("korudelta-conformance.js")).isEqualTo(golden());
  }

  @Test
  void traces_inChromiumAsWebAssembly_areTheGoldenOnes() throws Exception {
    assertThat(inChromium("korudelta-conformance-wasm.js")).isEqualTo(golden());
  }

  private static String golden() throws IOException {
    return Files.readString(GOLDEN);
  }

  private static String inChromium(String module) throws Exception {
    List<Map.Entry<String, String>> results = FrontDoorRun.inChromium(module, "golden.mjs");
    StringBuilder lines = new StringBuilder();
    results.forEach(r -> lines.append(r.getKey()).append(' ').append(r.getValue()).append('\n'));
    return lines.toString();
  }
}
