package org.korudelta.benchmarks.runtime;

import java.util.function.LongConsumer;

/** What wakes up again and again: every side of a comparison of lateness stands behind it. */
interface Waking extends Opened {
  /** How long a sleep is, and the period of an interval. */
  long PERIOD_NANOS = 1_000_000;

  /** Wakes {@code count} times, and says each time how many nanoseconds that was too late. */
  void run(int count, LongConsumer lateNanos) throws InterruptedException;
}
