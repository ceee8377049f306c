package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Pages of one origin that share a service, in real Chromium: every check of {@code
 * src/test/web/tabs.mjs}.
 */
class TabsTests {

  @TestFactory
  Stream<DynamicTest> pagesThatShareAService_everyCheck_passes() throws Exception {
    WebChecks checks = Place.PAGE.run("korudelta-conformance", "tabs.mjs");
    assertThat(checks.results()).hasSizeGreaterThan(7);
    return checks.results().stream()
        .map(
            result ->
                DynamicTest.dynamicTest(result.name(), () -> assertThat(result.text()).isEmpty()));
  }
}
