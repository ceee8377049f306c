package org.korudelta.benchmarks.engine.peer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The times of commits for stores that have none: from the wall clock at opening on, a nanosecond
 * each, so that they are later than those of every opening before. Threading: safe from any thread.
 */
final class Ticks {
  private final AtomicLong last =
      new AtomicLong(TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()));

  long next() {
    return last.incrementAndGet();
  }
}
