package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
                DynamicTest.dynamicTest(result.name(), () -> assertThat(result.text()).isEmpty()));
  }

  /** An open channel would keep the process. */
  @ParameterizedTest
  @EnumSource(names = {"NODE", "NODE_THREAD"})
  void node_runtimesThatMeetLeftOpen_processEndsByItself(Place node) throws Exception {
    WebChecks checks = node.run("korudelta-conformance", "meeting-left-open.mjs");
    assertThat(checks.text()).isEqualTo("told heard open hello\n");
  }
}
