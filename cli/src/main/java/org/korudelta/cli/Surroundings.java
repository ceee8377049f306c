package org.korudelta.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.korudelta.cli.terminal.Screen;
import org.korudelta.cli.terminal.StandardOutput;

/**
 * What a run of the command finds around it.
 *
 * @param out where answers go
 * @param err where everything else is said
 * @param screen what {@code out} is shown on
 * @param environment the environment variables
 * @param clock the wall clock, which gives {@code --at "2 days ago"} its meaning
 */
record Surroundings(
    StandardOutput out,
    PrintWriter err,
    Screen screen,
    Map<String, String> environment,
    Clock clock) {
  /** The directory used when none is named. */
  static final Path DEFAULT_DIRECTORY = Path.of("koru-data");

  /** The variable that names the directory. */
  static final String DIRECTORY_VARIABLE = "KORU_DATA";

  /** Those of this process. */
  static Surroundings ofProcess() {
    return new Surroundings(
        StandardOutput.ofProcess(),
        new PrintWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8),
            true),
        Screen.ofOutput(),
        System.getenv(),
        Clock.systemUTC());
  }

  /** Whether the environment names the database's directory. */
  boolean namesDirectory() {
    return !environment.getOrDefault(DIRECTORY_VARIABLE, "").isEmpty();
  }

  /** The directory that is meant when the command line names none. */
  Path directory() {
    return namesDirectory() ? Path.of(environment.get(DIRECTORY_VARIABLE)) : DEFAULT_DIRECTORY;
  }
}
