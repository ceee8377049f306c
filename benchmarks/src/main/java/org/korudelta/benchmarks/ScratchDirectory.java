package org.korudelta.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for one trial, on the disk that is measured; gone when closed. */
final class ScratchDirectory implements AutoCloseable {
  /** The system property that says where scratch directories are made. */
  static final String PARENT = "korudelta.bench.directory";

  private final Path path;

  private ScratchDirectory(Path path) {
    this.path = path;
  }

  static ScratchDirectory create() {
    try {
      Path parent = Path.of(System.getProperty(PARENT, "target/bench"));
      Files.createDirectories(parent);
      return new ScratchDirectory(Files.createTempDirectory(parent, "data-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try (Stream<Path> inside = Files.walk(path)) {
      List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
