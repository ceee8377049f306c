package org.korudelta.benchmarks.engine;

import java.nio.file.Path;
import org.korudelta.benchmarks.engine.peer.Durability;
import org.korudelta.benchmarks.engine.peer.Engine;
import org.korudelta.benchmarks.engine.peer.EngineKind;
import org.korudelta.benchmarks.machine.ScratchDirectory;

/**
 * Fills a directory in batches, seals, closes, and weighs all files.
 *
 * <p>Hypothesis: at most 200 bytes a version of about 190, because what an identifier and a link
 * add is less than what deflating takes away. Command: {@code ./koru bench engine --only disk}.
 */
final class Loading {
  /** What it says before it waits to be killed. */
  static final String FILLED = "filled";

  private final EngineKind kind;
  private final Shape shape;
  private final Path directory;

  Loading(EngineKind kind, Shape shape, Path directory) {
    this.kind = kind;
    this.shape = shape;
    this.directory = directory;
  }

  /** For the others, and to be weighed. */
  void sealed(Figures figures) {
    long[] commits;
    try (Engine engine = kind.engine(directory, Durability.SYNC)) {
      FillClock clock = new FillClock(engine);
      commits = Loaded.fill(clock, shape);
      figures.add(EngineOperation.FILL, clock.perSecond(shape.versions()));
      engine.seal();
    }
    double bytes = ScratchDirectory.bytes(directory);
    figures.add(EngineOperation.DISK, bytes / shape.versions());
    Loaded.keep(commits, directory);
  }

  /** Waits, opened and filled, until the process is killed. */
  void untilKilled() throws InterruptedException {
    try (Engine engine = kind.engine(directory, Durability.SYNC)) {
      Loaded.fill(engine, shape);
      System.out.println(FILLED);
      Thread.currentThread().join();
    }
  }
}
