package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The shipped bundles as their users meet them: every check of {@code src/test/web/front-door.mjs},
 * in Node and in Chromium, there also as WebAssembly.
 */
class FrontDoorTests {

  @TestFactory
  Stream<DynamicTest> node_everyCheck_passes() throws Exception {
    return tests(FrontDoorRun.inNode());
  }

  @TestFactory
  Stream<DynamicTest> chromium_everyCheck_passes() throws Exception {
    return tests(FrontDoorRun.inChromium("korudelta.js", "front-door.mjs"));
  }

  @TestFactory
  Stream<DynamicTest> chromiumWasm_everyCheck_passes() throws Exception {
    return tests(FrontDoorRun.inChromium("korudelta-wasm.js", "front-door.mjs"));
  }

  /** A timer, an open port or an endless loop would keep the process. */
  @Test
  void node_databaseLeftOpenOrClosed_processEndsByItself() throws Exception {
    assertThat(FrontDoorRun.nodeScript("await open(); const db = await open(); await db.close();"))
        .isEqualTo("ended\n");
  }

  private static Stream<DynamicTest> tests(List<Map.Entry<String, String>> results) {
    assertThat(results).hasSizeGreaterThan(10);
    return results.stream()
        .map(result -> DynamicTest.dynamicTest(result.getKey(), () -> check(result.getValue())));
  }

  private static void check(String problem) {
    if (!problem.isEmpty()) {
      fail(problem);
    }
  }
}
