package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Runs the front door's checks and the conformance scenarios once more in Chromium, in a bundle
 * that keeps which public methods were entered, and leaves their names for the gate that wants
 * nearly all of them: config/reach.
 */
class PublicMethodReachTests {
  private static final Path REACH = Path.of("target", "reach");
  private static final String REACHED = "reached ";

  @Test
  void chromium_everyCheckAndScenario_reachesMethodsThatExist() throws Exception {
    List<Map.Entry<String, String>> results =
        FrontDoorRun.inChromium("korudelta-reach.js", "reach.mjs");

    assertThat(results).extracting(Map.Entry::getValue).containsOnly("");
    List<String> reached =
        results.stream()
            .map(Map.Entry::getKey)
            .filter(name -> name.startsWith(REACHED))
            .map(name -> name.substring(REACHED.length()))
            .toList();
    assertThat(reached).contains("KoruDeltaWeb.open()", "BrowserHost.execute(Runnable)");
    assertThat(Files.readAllLines(REACH.resolve("methods.txt"))).containsAll(reached);
    Files.write(REACH.resolve("reached.txt"), reached);
  }
}
