package org.korudelta.benchmarks.js;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.korudelta.cli.program.Deadline;
import org.korudelta.cli.program.ProgramPath;

/** The tests that the scripts of {@code bench js} have, by Node's runner. */
class JsScriptsTests {
  private static final Path TESTS =
      Path.of(System.getProperty("koru.home")).resolve("benchmarks/js/test").normalize();
  private static final boolean NIGHTLY = Boolean.getBoolean("koru.nightly");
  private static final int SECONDS_MAX = NIGHTLY ? 1_200 : 300;

  @Test
  @SuppressWarnings("try") // The deadline works by being open.
  void scripts_theirTests_pass() throws Exception {
    ProcessBuilder command = new ProcessBuilder(command()).redirectErrorStream(true);
    command.environment().put("KORU_NIGHTLY", String.valueOf(NIGHTLY));
    Process node = command.start();
    try (Deadline deadline = Deadline.kill(node, SECONDS_MAX)) {
      String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(node.waitFor()).as(said).isZero();
      assertThat(said).contains("documents_sameSeed_areThoseOfJava").contains("# fail 0");
    }
  }

  private static List<String> command() throws IOException {
    Path node = ProgramPath.node(System.getenv()).orElseThrow();
    List<String> command = new ArrayList<>(List.of(node.toString(), "--test"));
    command.add("--test-reporter=tap");
    try (Stream<Path> files = Files.list(TESTS)) {
      files
          .map(Path::toString)
          .filter(it -> it.endsWith(".test.mjs"))
          .sorted()
          .forEach(command::add);
    }
    return command;
  }
}
