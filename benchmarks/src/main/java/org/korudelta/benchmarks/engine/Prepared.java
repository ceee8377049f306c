package org.korudelta.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.korudelta.benchmarks.engine.peer.EngineKind;
import org.korudelta.benchmarks.machine.ScratchDirectory;

/**
 * What processes of one installation read: for each engine a directory, filled by a process of its
 * own when it is asked for first. All are gone when this is closed.
 */
final class Prepared implements AutoCloseable {
  private final ChildJvm jvm;
  private final Shape shape;
  private final ScratchDirectory place;
  private final Map<EngineKind, List<String>> filled = new EnumMap<>(EngineKind.class);

  Prepared(ChildJvm jvm, Shape shape, Path parent) {
    this.jvm = jvm;
    this.shape = shape;
    this.place = ScratchDirectory.in(parent);
  }

  ChildJvm jvm() {
    return jvm;
  }

  Shape shape() {
    return shape;
  }

  /** Where {@code kind} is. */
  Path directory(EngineKind kind) {
    return place.path().resolve(kind.name());
  }

  /** An empty directory for one process. */
  ScratchDirectory scratch() {
    return ScratchDirectory.in(place.path());
  }

  /** What the process that filled {@code kind} has said. */
  List<String> loading(EngineKind kind, Path log) throws IOException, InterruptedException {
    List<String> lines = filled.get(kind);
    if (lines == null) {
      Files.createDirectories(directory(kind));
      lines = jvm.run(EngineProcess.said(Job.LOAD, kind, shape, directory(kind)), log);
      filled.put(kind, lines);
    }
    return lines;
  }

  /** Copies of what a process that was killed has left, in {@code directory}: {@link Opening}. */
  void killed(EngineKind kind, Path directory, Path log) throws IOException, InterruptedException {
    try (ScratchDirectory scratch = scratch()) {
      List<String> said = EngineProcess.untilKilled(kind, shape, scratch.path());
      jvm.kill(said, Loading.FILLED, log);
      for (int i = 0; i < shape.pace().iterations(); i++) {
        ScratchDirectory.copy(scratch.path(), Opening.copy(directory, i));
      }
    }
  }

  @Override
  public void close() {
    place.close();
  }
}
