package org.korudelta.benchmarks.runtime;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A thousand tasks on a virtual clock, each of which yields and sleeps by turns. An event is a task
 * resumed, after a yield or by its timer: a timer and the task that it resumes count once.
 * KoruDelta draws every choice from a seed and records it, and hashes the trace. The world is new
 * in every iteration, because the record of choices grows.
 *
 * <p>Hypothesis: at least eight million events in a second, ahead of the three peers, although none
 * of them records anything. Command: {@code ./koru bench runtime --only virtual}.
 */
public class VirtualClockBenchmark extends WorkBenchmark {
  /** Opens the peer. */
  @Setup(Level.Iteration)
  public void open() {
    openWork();
  }

  /** Closes the peer. */
  @TearDown(Level.Iteration)
  public void close() {
    closeWork();
  }
}
