package org.korudelta.cli;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The directories that a new database makes, remembered before, so that they can be taken back when
 * nothing came of it. None where the database's directory was there already.
 *
 * <p>What it will not do: delete anything that somebody else has written. The files go while the
 * database is open and owned, directories only when they are empty.
 *
 * @param data the database's directory
 * @param inner all that are missing, the innermost first
 */
record MissingDirectories(Path data, List<Path> inner) {
  private static final String FILES_OF_A_LOG = "{manifest-*,segment-*.log}";

  /** Those on the way to {@code data}. */
  static MissingDirectories on(Path data) {
    List<Path> inner = new ArrayList<>();
    for (Path at = data.toAbsolutePath(); at != null && !Files.exists(at); at = at.getParent()) {
      inner.add(at);
    }
    return new MissingDirectories(data, List.copyOf(inner));
  }

  /** Takes them back; {@code session} has an empty database open there, and has none after. */
  void remove(Session session) throws IOException {
    if (!inner.isEmpty()) {
      removeFiles();
      session.close();
      removeWhileEmpty();
    }
  }

  private void removeFiles() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(data, FILES_OF_A_LOG)) {
      for (Path file : files) {
        Files.delete(file);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private void removeWhileEmpty() throws IOException {
    for (Path directory : inner) {
      Files.delete(directory);
    }
  }
}
