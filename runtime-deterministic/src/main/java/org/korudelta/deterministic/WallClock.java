package org.korudelta.deterministic;

import java.time.Duration;
import java.time.Instant;

/**
 * The scripted wall clock: starts at 2026-01-01T00:00:00Z and stands still until the scenario moves
 * it. It may jump back; monotonic time never does (R9).
 */
public final class WallClock {
  /** 2026-01-01T00:00:00Z in epoch nanoseconds. */
  public static final long START_NANOS = 1_767_225_600_000_000_000L;

  private final VirtualClock clock;
  private long baseNanos = START_NANOS;
  private boolean following;

  WallClock(VirtualClock clock) {
    this.clock = clock;
  }

  /** Epoch nanoseconds. */
  public long nanos() {
    return following ? baseNanos + clock.nanos() : baseNanos;
  }

  /** Jumps to {@code instant}. */
  public void set(Instant instant) {
    setNanos(instant.getEpochSecond() * 1_000_000_000L + instant.getNano());
  }

  /** Jumps to {@code epochNanos}. */
  public void setNanos(long epochNanos) {
    baseNanos = following ? epochNanos - clock.nanos() : epochNanos;
  }

  /** Jumps by {@code duration}, back when it is negative. */
  public void advance(Duration duration) {
    setNanos(nanos() + duration.toNanos());
  }

  /** From now on moves with the virtual clock, or stands still again. */
  public void follow(boolean follow) {
    long now = nanos();
    following = follow;
    setNanos(now);
  }
}
