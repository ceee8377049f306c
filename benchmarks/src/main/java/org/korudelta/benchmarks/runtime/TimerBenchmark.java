package org.korudelta.benchmarks.runtime;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Timers an hour away, set and cancelled, a batch at a time.
 *
 * <p>Hypothesis: a wheel needs some tens of nanoseconds for each and a heap more, because most
 * timers never fire and a wheel does not order them. Command: {@code ./koru bench runtime --only
 * schedule}.
 */
public class TimerBenchmark extends WorkBenchmark {
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
