package org.korudelta.runtime.host;

import java.time.Duration;

/** Arithmetic on nanoseconds that saturates at {@code Long.MAX_VALUE}: about 292 years. */
public final class Deadlines {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private Deadlines() {}

  /** The length of a duration that is not negative. */
  public static long nanos(Duration duration) {
    long seconds = duration.getSeconds();
    if (seconds >= Long.MAX_VALUE / NANOS_PER_SECOND) {
      return Long.MAX_VALUE;
    }
    return seconds * NANOS_PER_SECOND + duration.getNano();
  }

  /** {@code nanos} after {@code startNanos}. */
  public static long after(long startNanos, long nanos) {
    long deadline = startNanos + nanos;
    return deadline < startNanos ? Long.MAX_VALUE : deadline;
  }
}
