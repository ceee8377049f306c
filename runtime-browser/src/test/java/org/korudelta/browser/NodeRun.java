package org.korudelta.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How a process of Node ended, which it did by itself.
 *
 * @param output what it printed, errors too
 */
record NodeRun(int exit, String output) {
  private static final int DEADLINE_SECONDS = 120;
  private static final List<String> COMMAND =
      List.of("node", "--enable-source-maps", "--experimental-vm-modules", "--no-warnings");

  /** What {@code checks} finds of {@code module} where {@code start}, a script, loads them. */
  static WebChecks of(String start, String module, String checks) throws Exception {
    return WebChecks.parse(run(path(start), path(module), path(checks)).passed());
  }

  /** What a script prints that may {@code open} a database of the engine, in memory. */
  static NodeRun script(String script) throws Exception {
    String open =
        "const engine = await import('"
            + WebFiles.file("korudelta.js").toUri()
            + "');"
            + "const { memory } = await import('"
            + Path.of("npm", "src", "memory.js").toUri()
            + "');"
            + "const open = () => engine.open(memory(), {});"
            + "const json = text => new TextEncoder().encode(text);";
    return run("--input-type=module", "--eval", open + script);
  }

  /** What the files of tests of Node's own runner found. */
  static WebChecks tests(List<Path> files, int secondsMax) throws Exception {
    Path report = Files.createTempFile(Path.of("target"), "node-test-", ".txt").toAbsolutePath();
    List<String> arguments = new ArrayList<>();
    arguments.add("--test");
    arguments.add("--test-reporter=./npm/test/reporter.mjs");
    arguments.add("--test-reporter-destination=" + report);
    files.forEach(file -> arguments.add(file.toString()));
    NodeRun run = run(secondsMax, arguments.toArray(String[]::new));
    String found = Files.readString(report);
    Files.delete(report);
    if (found.isEmpty()) {
      throw new AssertionError("no test was run: exit=" + run.exit() + " output=" + run.output());
    }
    return WebChecks.parse(found);
  }

  /** What it printed; an assertion error when it did not end well. */
  String passed() {
    if (exit != 0) {
      throw new AssertionError("node failed: exit=" + exit + " output=" + output);
    }
    return output;
  }

  private static NodeRun run(String... arguments) throws Exception {
    return run(DEADLINE_SECONDS, arguments);
  }

  private static NodeRun run(int secondsMax, String... arguments) throws Exception {
    Path output = Files.createTempFile(Path.of("target"), "node-", ".txt");
    ProcessBuilder command =
        new ProcessBuilder(Stream.concat(COMMAND.stream(), Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    command.environment().put("KORU_NIGHTLY", System.getProperty("koru.nightly", "false"));
    Process node = command.start();
    boolean ended = node.waitFor(secondsMax, TimeUnit.SECONDS);
    node.destroyForcibly();
    String text = Files.readString(output);
    Files.delete(output);
    if (!ended) {
      throw new AssertionError("node did not end: output=" + text);
    }
    return new NodeRun(node.exitValue(), text);
  }

  private static String path(String name) {
    return WebFiles.file(name).toString();
  }
}
