package org.korudelta.cli.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Programs that the search path leads to. Threading: stateless. */
public final class ProgramPath {
  private ProgramPath() {}

  /** Chromium, whatever it is called. */
  public static Optional<Path> chromium(Map<String, String> environment) {
    List<String> names =
        List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
    return find(names, environment);
  }

  /** Node. */
  public static Optional<Path> node(Map<String, String> environment) {
    return find(List.of("node"), environment);
  }

  /** Strace, which traces system calls on Linux. */
  public static Optional<Path> strace(Map<String, String> environment) {
    return find(List.of("strace"), environment);
  }

  /** The first of {@code names} in the first directory of {@code PATH} that has one. */
  private static Optional<Path> find(List<String> names, Map<String, String> environment) {
    for (String directory : environment.getOrDefault("PATH", "").split(":", -1)) {
      for (String name : names) {
        Path candidate = Path.of(directory, name);
        if (!directory.isEmpty() && Files.isExecutable(candidate)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }
}
