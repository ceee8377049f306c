package org.korudelta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The package's own tests, {@code npm/test}, each told as one of ours. */
class NpmTests {
  private static final Path TESTS = Path.of("npm", "test");
  private static final int SECONDS_MAX = 600;

  @TestFactory
  Stream<DynamicTest> everyFile_everyTest_passes() throws Exception {
    WebChecks checks = NodeRun.tests(files(), SECONDS_MAX);
    assertThat(checks.results()).hasSizeGreaterThan(10);
    return checks.results().stream()
        .map(
            result ->
                DynamicTest.dynamicTest(result.name(), () -> assertThat(result.text()).isEmpty()));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(TESTS)) {
      return all.filter(path -> path.getFileName().toString().matches(".+\\.test\\.m?js"))
          .sorted()
          .toList();
    }
  }
}
