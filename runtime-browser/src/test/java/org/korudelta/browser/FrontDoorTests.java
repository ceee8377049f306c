package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The package as its users meet it: every check of {@code src/test/web/front-door.mjs}, in every
 * place.
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

  /** A place that gives no results is one failed test, and hides no other place. */
  private static Stream<DynamicTest> checks(Place place) {
    try {
      return tests(place, place.run("index", "front-door.mjs"));
    } catch (Exception | AssertionError e) {
      return Stream.of(
          DynamicTest.dynamicTest(
              place + " run",
              () -> {
                throw e;
              }));
    }
  }

  private static Stream<DynamicTest> tests(Place place, WebChecks checks) {
    assertThat(checks.results()).hasSizeGreaterThan(10);
    return checks.results().stream()
        .map(
            result ->
                DynamicTest.dynamicTest(
                    place + " " + result.name(), () -> assertThat(result.text()).isEmpty()));
  }
}
