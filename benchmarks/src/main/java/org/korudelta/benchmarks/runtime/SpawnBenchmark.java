package org.korudelta.benchmarks.runtime;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Tasks that do next to nothing: started from inside a task, from a thread outside, and one at a
 * time, each waited for. The time of a task includes running it.
 *
 * <p>Hypothesis: a task costs at most 100 ns wherever it is started, because it is a few small
 * objects and one pass through a queue. Command: {@code ./koru bench runtime --only spawn}.
 */
public class SpawnBenchmark extends WorkBenchmark {
  /** Opens the peer. */
  @Setup(Level.Trial)
  public void open() {
    openWork();
  }

  /** Closes the peer. */
  @TearDown(Level.Trial)
  public void close() {
    closeWork();
  }
}
