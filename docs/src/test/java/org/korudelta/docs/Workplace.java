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

  /** Runs shell text with {@code input} typed into it. */
  Outcome run(String command, List<String> input) throws IOException, InterruptedException {
    Path output = Files.createTempFile(state.getParent(), "output", ".txt");
    Process process = shell(command).redirectOutput(output.toFile()).start();
    try (OutputStream typed = process.getOutputStream()) {
      typed.write((String.join("\n", input) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // A command that has ended without reading.
      process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
    }
    if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("still running: seconds=" + SECONDS_MAX + " command=" + command);
    }
    return new Outcome(process.exitValue(), Files.readString(output));
  }

  private ProcessBuilder shell(String command) {
    String script =
        """
        . '%1$s'
        %2$s
        status=$?
        { export -p; printf "cd '%%s'\\n" "$PWD"; } >'%1$s'
        exit $status
        """
            .formatted(state, command);
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true);
    Map<String, String> environment = shell.environment();
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    environment.put("HOME", home.toString());
    environment.put("PATH", home.resolve(".local/bin") + ":" + ClassPath.JAVA + ":" + path);
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("TZ", "UTC");
    environment.keySet().removeIf(name -> name.startsWith("KORU_"));
    return shell;
  }
}
