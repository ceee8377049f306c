package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    List<WebChecks.Result> results = Place.PAGE.run("korudelta-reach", "reach.mjs").results();

    assertThat(results).extracting(WebChecks.Result::text).containsOnly("");
    List<String> reached =
        results.stream()
            .map(WebChecks.Result::name)
            .filter(name -> name.startsWith(REACHED))
            .map(name -> name.substring(REACHED.length()))
            .toList();
    assertThat(reached)
        .contains("KoruDeltaWeb.open(StorageAdapter, JSObject)", "BrowserHost.execute(Runnable)");
    assertThat(Files.readAllLines(REACH.resolve("methods.txt"))).containsAll(reached);
    Files.write(REACH.resolve("reached.txt"), reached);
  }
}
