package org.korudelta.deterministic.junit;

import java.util.function.BooleanSupplier;
import org.korudelta.error.KoruException;

/**
 * An amount of real time.
 *
 * @param text as it was written
 * @param nanos how long it is
 */
record Budget(String text, long nanos) {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int DIGITS_MAX = 9;

  /** Reads a number and its unit; {@code bad_request} tells what {@code attribute} may be. */
  static Budget parse(String attribute, String text) {
    int unit = 0;
    while (unit < text.length() && text.charAt(unit) >= '0' && text.charAt(unit) <= '9') {
      unit++;
    }
    long nanosPerUnit = nanosPerUnit(text.substring(unit));
    if (unit == 0 || unit > DIGITS_MAX || nanosPerUnit == 0) {
      throw new KoruException.BadRequest(
          "no budget: " + attribute + "=" + text + "; a number and ms, s or m: 500ms, 30s, 2m");
    }
    return new Budget(text, Long.parseLong(text.substring(0, unit)) * nanosPerUnit);
  }

  private static long nanosPerUnit(String unit) {
    return switch (unit) {
      case "ms" -> NANOS_PER_MILLI;
      case "s" -> 1_000 * NANOS_PER_MILLI;
      case "m" -> 60_000 * NANOS_PER_MILLI;
      default -> 0;
    };
  }

  /** True from the first time it is asked until the time is over. */
  BooleanSupplier whilst() {
    return new BooleanSupplier() {
      private boolean begun;
      private long startNanos;

      @Override
      public boolean getAsBoolean() {
        startNanos = begun ? startNanos : System.nanoTime();
        begun = true;
        return System.nanoTime() - startNanos < nanos;
      }
    };
  }
}
