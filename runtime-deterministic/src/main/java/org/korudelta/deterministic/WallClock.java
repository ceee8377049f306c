package org.korudelta.deterministic;

import java.time.Duration;
import java.time.Instant;
import org.korudelta.error.KoruException;

/**
 * The scripted wall clock: starts at 2026-01-01T00:00:00Z and stands still until the scenario moves
 * it. It may jump back; monotonic time never does (R9).
 */
public final class WallClock {
  /** 2026-01-01T00:00:00Z in epoch nanoseconds. */
  public static final long START_NANOS = 1_767_225_600_000_000_000L;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

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

  /** Jumps to {@code instant}; {@code bad_request} outside the years 1678 to 2261. */
  public void set(Instant instant) {
    setNanos(plus(0, instant.getEpochSecond(), instant.getNano()));
  }

  /** Jumps to {@code epochNanos}. */
  public void setNanos(long epochNanos) {
    baseNanos = following ? epochNanos - clock.nanos() : epochNanos;
  }

  /** Jumps by {@code duration}, back when it is negative; the same bounds as {@link #set}. */
  public void advance(Duration duration) {
    setNanos(plus(nanos(), duration.getSeconds(), duration.getNano()));
  }

  /** From now on moves with the virtual clock, or stands still again. */
  public void follow(boolean follow) {
    long now = nanos();
    following = follow;
    setNanos(now);
  }

  private static long plus(long nanos, long seconds, int nanoOfSecond) {
    try {
      long whole = Math.addExact(nanos, Math.multiplyExact(seconds, NANOS_PER_SECOND));
      return Math.addExact(whole, nanoOfSecond);
    } catch (ArithmeticException e) {
      throw new KoruException.BadRequest(
          "wall clock out of range: startNanos=" + nanos + " plusSeconds=" + seconds, e);
    }
  }
}
