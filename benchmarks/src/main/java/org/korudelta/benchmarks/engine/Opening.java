package org.korudelta.benchmarks.engine;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.korudelta.benchmarks.engine.load.Workload;
import org.korudelta.benchmarks.engine.peer.Durability;
import org.korudelta.benchmarks.engine.peer.Engine;
import org.korudelta.benchmarks.engine.peer.EngineKind;
import org.korudelta.benchmarks.machine.ScratchDirectory;

/**
 * How long it is from closed to the first read, in a process that has opened small ones before, so
 * that what the JVM does once is not in it; and what an opened one adds to the heap.
 *
 * <p>Hypothesis: at most 200 ms for a million versions that were closed, and 500 for those of a
 * process that was killed, because only what no checkpoint covers is read. Command: {@code ./koru
 * bench engine --only 'open|heap'}.
 */
final class Opening {
  private static final int PRACTICE = 3;
  private static final int PRACTICE_VERSIONS = 500;
  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final EngineKind kind;
  private final Shape shape;
  private final String key;

  Opening(EngineKind kind, Shape shape) {
    this.kind = kind;
    this.shape = shape;
    this.key = new Workload(shape.keys()).all()[0];
  }

  /** Opens what is in {@code directory} again and again. */
  void clean(Path directory, Figures figures) {
    practise(directory);
    for (int i = 0; i < shape.pace().iterations(); i++) {
      figures.add(EngineOperation.OPEN_CLEAN, millis(directory));
    }
  }

  /** Opens each of the copies of what a killed process has left: {@link #copy}. */
  void killed(Path directory, Figures figures) {
    practise(directory);
    for (int i = 0; i < shape.pace().iterations(); i++) {
      figures.add(EngineOperation.OPEN_KILLED, millis(copy(directory, i)));
    }
  }

  /** Where the copy number {@code i} is. */
  static Path copy(Path directory, int i) {
    return directory.resolve("copy-" + i);
  }

  /** Opens small ones, so that what the JVM does once is done. */
  void practise(Path directory) {
    for (int i = 0; i < PRACTICE; i++) {
      try (ScratchDirectory scratch = ScratchDirectory.in(directory.resolveSibling("practice"))) {
        try (Engine engine = kind.engine(scratch.path(), Durability.SYNC)) {
          Loaded.fill(engine, shape.withVersions(PRACTICE_VERSIONS));
        }
        millis(scratch.path());
      }
    }
  }

  private double millis(Path directory) {
    long start = System.nanoTime();
    try (Engine engine = kind.engine(directory, Durability.SYNC)) {
      Read.one(engine.get(key));
      return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }
  }

  /** What {@code loaded} has beyond {@code before}, a version. */
  void heap(long before, Loaded loaded, Figures figures) {
    Read.one(loaded.engine().get(key));
    figures.add(EngineOperation.HEAP, (double) (used() - before) / shape.versions());
  }

  /** Bytes of the heap that are in use, once all others have been given up. */
  static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < PRACTICE; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
