package org.korudelta.runtime.host;

import java.time.Duration;

/** Nanoseconds: arithmetic that saturates at {@code Long.MAX_VALUE}, about 292 years; and words. */
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

  /**
   * {@code nanos} for people, exactly, in the greatest unit of which there is one at least: {@code
   * 1.5 s}, {@code 20 ms}, {@code 7 ns}; {@code 0 s} for nothing.
   */
  public static String inWords(long nanos) {
    long size = Math.abs(nanos);
    if (nanos == 0 || size >= NANOS_PER_SECOND || size < 0) {
      return decimal(nanos, NANOS_PER_SECOND) + " s";
    }
    if (size >= 1_000_000) {
      return decimal(nanos, 1_000_000) + " ms";
    }
    return size >= 1_000 ? decimal(nanos, 1_000) + " us" : nanos + " ns";
  }

  private static String decimal(long nanos, long unitNanos) {
    String whole = (nanos < 0 ? "-" : "") + Math.abs(nanos / unitNanos);
    long rest = Math.abs(nanos % unitNanos);
    if (rest == 0) {
      return whole;
    }
    String digits = Long.toString(unitNanos + rest);
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return whole + "." + digits.substring(1, end);
  }
}
