package org.korudelta.docs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The shell of one page's reader, in a clone that is built and with an empty home. Folder and
 * variables last from command to command.
 *
 * <p>Threading: one user at a time.
 */
final class Workplace {
  private static final int SECONDS_MAX = 120;
  private static final int COLUMNS = 100;

  private final Path clone;
  private final Path home;
  private final Path state;

  private Workplace(Path directory) {
    this.clone = directory.resolve("korudelta");
    this.home = directory.resolve("home");
    this.state = directory.resolve("state");
  }

  /** What a command left: its exit code, and what it printed on both streams. */
  record Outcome(int exit, String output) {}

  static Workplace of(BuiltClone built, Path directory) throws IOException {
    Workplace workplace = new Workplace(directory);
    built.share(workplace.clone);
    Files.createDirectories(workplace.home);
    Files.writeString(workplace.state, "cd '" + workplace.clone + "'\n");
    return workplace;
  }

  /** The folder of the first command. */
  Path folder() {
    return clone;
  }

  /**
   * Runs shell text on a terminal of {@value #COLUMNS} columns, without colour. With {@code input}
   * that is piped into it, and there is no terminal: a terminal would echo.
   */
  Outcome run(String command, List<String> input) throws IOException, InterruptedException {
    Path script = Files.createTempFile(state.getParent(), "command", ".sh");
    Files.writeString(script, script(command));
    Path output = Files.createTempFile(state.getParent(), "output", ".txt");
    String shell = "sh '" + script + "'";
    ProcessBuilder builder =
        input.isEmpty()
            ? new ProcessBuilder(
                "script", "-qec", "stty cols " + COLUMNS + "; " + shell, "/dev/null")
            : new ProcessBuilder("sh", script.toString());
    builder.environment().putAll(environment());
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    type(input, process);
    if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("still running: seconds=" + SECONDS_MAX + " command=" + command);
    }
    return new Outcome(process.exitValue(), Files.readString(output));
  }

  private static void type(List<String> input, Process process) throws IOException {
    try (OutputStream typed = process.getOutputStream()) {
      for (String line : input) {
        typed.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** {@code command} between what the last one left and what the next one finds. */
  private String script(String command) {
    return """
    . '%1$s'
    %2$s
    status=$?
    { export -p; printf "cd '%%s'\\n" "$PWD"; } >'%1$s'
    exit $status
    """
        .formatted(state, command);
  }

  private Map<String, String> environment() {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Map.of(
        "HOME", home.toString(),
        "PATH", home.resolve(".local/bin") + ":" + ClassPath.JAVA + ":" + path,
        "LC_ALL", "C.UTF-8",
        "TERM", "xterm",
        "NO_COLOR", "1",
        "KORU_DATA", "");
  }
}
