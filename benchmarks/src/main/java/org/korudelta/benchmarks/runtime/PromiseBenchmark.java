package org.korudelta.benchmarks.runtime;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Promises: a chain of continuations, each of which gives a promise that is complete already, and a
 * deadline that is not reached.
 *
 * <p>Hypothesis: a link of the chain costs about as much as a future that continues in a pool, and
 * a timeout as much as its timer. Command: {@code ./koru bench runtime --only 'promise'}.
 */
public class PromiseBenchmark extends WorkBenchmark {
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
