package org.korudelta.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.World;
import org.korudelta.runtime.AsyncRuntime;

/** The JVM as it ships: a pool of threads over real files, a directory for each scenario. */
record JvmPlatform(Path parent) implements Platform {

  @Override
  public String name() {
    return "jvm";
  }

  @Override
  public boolean fifo() {
    return false;
  }

  @Override
  public World world(ErrorSink errors) {
    Path directory = newDirectory();
    JvmRuntime runtime = JvmRuntime.builder().directory(directory).errorSink(errors::report).open();
    return new World() {
      @Override
      public AsyncRuntime runtime() {
        return runtime;
      }

      @Override
      public void dispose() {
        delete(directory);
      }
    };
  }

  private Path newDirectory() {
    try {
      return Files.createTempDirectory(parent, "world");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
