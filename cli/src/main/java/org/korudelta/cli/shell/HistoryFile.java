package org.korudelta.cli.shell;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * Where the lines of earlier sessions are kept: with the user's own state, readable by nobody else,
 * as they hold values. Never in a data directory.
 */
public final class HistoryFile {
  private HistoryFile() {}

  /** The file, made when absent; empty when there is no home or it cannot be made there. */
  public static Optional<Path> of(Map<String, String> environment) {
    return directory(environment).flatMap(HistoryFile::made);
  }

  private static Optional<Path> directory(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    if (!state.isEmpty() && Path.of(state).isAbsolute()) {
      return Optional.of(Path.of(state, "koru"));
    }
    return home.isEmpty() || !Files.isDirectory(Path.of(home))
        ? Optional.empty()
        : Optional.of(Path.of(home, ".local", "state", "koru"));
  }

  private static Optional<Path> made(Path directory) {
    Path file = directory.resolve("history");
    try {
      Files.createDirectories(directory, only("rwx------"));
      Files.createFile(file, only("rw-------"));
    } catch (FileAlreadyExistsException e) {
      return Optional.of(file);
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(file);
  }

  private static FileAttribute<?>[] only(String owner) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(owner))
        }
        : new FileAttribute<?>[0];
  }
}
