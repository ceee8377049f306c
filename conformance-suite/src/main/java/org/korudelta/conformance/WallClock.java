package org.korudelta.conformance;

import java.time.Duration;

/**
 * The scripted wall clock: stands still at 2026-01-01T00:00:00Z until a scenario moves it.
 * Threading: any thread.
 */
public final class WallClock {
  /** 2026-01-01T00:00:00Z in epoch nanoseconds. */
  public static final long START_NANOS = 1_767_225_600_000_000_000L;

  private long epochNanos = START_NANOS;

  WallClock() {}

  /** What the clock reads, epoch nanoseconds. */
  public synchronized long epochNanos() {
    return epochNanos;
  }

  /** Moves the clock, forward or, with a negative duration, back. */
  public synchronized void move(Duration by) {
    epochNanos += by.toNanos();
  }
}
