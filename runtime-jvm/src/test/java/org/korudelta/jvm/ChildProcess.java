package org.korudelta.jvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A JVM of its own that runs a class of the tests and talks by lines. */
final class ChildProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ChildProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  /** Starts {@code main}; its standard error comes out with its output. */
  static ChildProcess start(Class<?> main, String... arguments) throws IOException {
    return startOn(System.getProperty("java.class.path"), main, arguments);
  }

  /** Starts {@code main} with a class path of its own. */
  static ChildProcess startOn(String classPath, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(classPath);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new ChildProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  long pid() {
    return process.pid();
  }

  /** The next line; null when the output has ended. */
  @Nullable String line() throws IOException {
    return output.readLine();
  }

  /** Kills the process with SIGKILL and gives the whole lines it had printed. */
  List<String> kill() throws IOException, InterruptedException {
    // By its handle: the process object would close its output, with what is still in it.
    process.toHandle().destroyForcibly();
    List<String> lines = output.lines().toList();
    process.waitFor(10, TimeUnit.SECONDS);
    return lines;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
