package org.korudelta.benchmarks.runtime;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * From one task to the next: a task that yields, and two that send an item to and fro.
 *
 * <p>Hypothesis: a yield is far below the microsecond that the floor allows, because nothing of it
 * reaches the operating system while the queue is not empty. Command: {@code ./koru bench runtime
 * --only 'yield|ping'}.
 */
public class SwitchBenchmark extends WorkBenchmark {
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
