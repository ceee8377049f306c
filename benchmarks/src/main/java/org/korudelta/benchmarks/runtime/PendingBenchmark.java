package org.korudelta.benchmarks.runtime;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A million tasks asleep on a virtual clock: each event is the next of them, which sleeps again for
 * a time of its own. Events count as in {@link VirtualClockBenchmark}.
 *
 * <p>Hypothesis: at least two million events in a second, ahead of the three peers; what limits is
 * the memory that a queue of a million timers walks through. Command: {@code ./koru bench runtime
 * --only '1 M'}.
 */
public class PendingBenchmark extends WorkBenchmark {
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
