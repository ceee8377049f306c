package org.korudelta.benchmarks.runtime;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Items through a bounded channel: within one task, and between tasks that may run on several
 * threads, with room and without. A batch starts its tasks anew, which is part of the time.
 *
 * <p>Hypothesis: an item costs at most 50 ns in memory and across threads, because a send or
 * receive that need not wait is complete at once and its task goes on without a hop. Command:
 * {@code ./koru bench runtime --only channel}.
 */
public class ChannelBenchmark extends WorkBenchmark {
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
