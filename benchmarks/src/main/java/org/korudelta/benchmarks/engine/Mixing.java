package org.korudelta.benchmarks.engine;

import java.util.concurrent.ExecutionException;
import org.korudelta.benchmarks.engine.load.Workload;
import org.korudelta.benchmarks.engine.peer.Engine;

/**
 * Eight threads that put and wait for the sync of each, beside two that read as fast as they can.
 *
 * <p>Hypothesis: readers never wait for writers, so both do as they do alone, but for the
 * processors that they share. Command: {@code ./koru bench engine --only beside}.
 */
final class Mixing {
  private static final int READERS = 2;
  private static final int PROBES = 1 << 14;

  private final Pace pace;
  private final Figures figures;

  Mixing(Shape shape, Figures figures) {
    this.pace = shape.pace();
    this.figures = figures;
  }

  void run(Engine engine, Workload workload) throws InterruptedException, ExecutionException {
    String[] keys = workload.draw(PROBES);
    try (Crew writers = new Crew(Writing.WRITERS, Writing.putting(workload, engine));
        Crew readers = new Crew(READERS, i -> Read.one(engine.get(keys[i & PROBES - 1])))) {
      for (int i = 0; i < pace.warmups() + pace.iterations(); i++) {
        writers.start();
        double reads = readers.perSecond(pace.iterationMillis());
        double commits = writers.stop();
        if (i >= pace.warmups()) {
          figures.add(EngineOperation.MIXED_READS, reads);
          figures.add(EngineOperation.MIXED_WRITES, commits);
        }
      }
    }
  }
}
