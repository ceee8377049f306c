package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The shipped bundles as their users meet them: every check of {@code src/test/web/front-door.mjs},
 * in every place.
 */
class FrontDoorTests {

  @TestFactory
  Stream<DynamicContainer> everyPlace_everyCheck_passes() {
    return Arrays.stream(Place.values())
        .map(place -> DynamicContainer.dynamicContainer(place.name(), checks(place)));
  }

  /** A timer, an open port or an endless loop would keep the process. */
  @Test
  void node_databaseLeftOpenOrClosed_processEndsByItself() throws Exception {
    NodeRun run = NodeRun.script("await open(); const db = await open(); await db.close();");
    assertThat(run).isEqualTo(new NodeRun(0, ""));
  }

  private static Stream<DynamicTest> checks(Place place) {
    WebChecks checks = run(place);
    assertThat(checks.results()).hasSizeGreaterThan(10);
    return checks.results().stream()
        .map(
            result ->
                DynamicTest.dynamicTest(
                    place + " " + result.name(), () -> assertThat(result.text()).isEmpty()));
  }

  private static WebChecks run(Place place) {
    try {
      return place.run("korudelta", "front-door.mjs");
    } catch (Exception e) {
      throw new AssertionError("no run: place=" + place, e);
    }
  }
}
