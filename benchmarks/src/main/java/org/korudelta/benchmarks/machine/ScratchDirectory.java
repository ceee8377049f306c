package org.korudelta.benchmarks.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for a while, on the disk that is measured; gone when closed. */
public final class ScratchDirectory implements AutoCloseable {
  private final Path path;

  private ScratchDirectory(Path path) {
    this.path = path;
  }

  /** A new one in {@code parent}. */
  public static ScratchDirectory in(Path parent) {
    try {
      Files.createDirectories(parent);
      return new ScratchDirectory(Files.createTempDirectory(parent, "data-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Copies what is in {@code from} to {@code to}, which is not there yet. */
  public static void copy(Path from, Path to) {
    for (Path file : files(from)) {
      try {
        Files.copy(file, to.resolve(from.relativize(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Bytes of all files in {@code directory}. */
  public static long bytes(Path directory) {
    long bytes = 0;
    for (Path file : files(directory)) {
      bytes += Files.isRegularFile(file) ? length(file) : 0;
    }
    return bytes;
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything there, parents before what is in them. */
  private static List<Path> files(Path directory) {
    try (Stream<Path> inside = Files.walk(directory)) {
      return inside.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      for (Path file : files(path).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
