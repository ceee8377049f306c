package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runtimes in pages and workers of one origin, in real Chromium: every check of {@code
 * src/test/web/meeting.mjs} (R13).
 */
class MeetingTests {

  @TestFactory
  Stream<DynamicTest> pagesAndWorkers_everyCheck_passes() throws Exception {
    WebChecks checks = Place.PAGE.run("korudelta-conformance", "meeting.mjs");
    assertThat(checks.results()).hasSizeGreaterThan(10);
    return checks.results().stream()
        .map(
            result ->
                DynamicTest.dynamicTest(
                    result.name(), () -> assertThat(result.text()).isEmpty()));
  }
}
