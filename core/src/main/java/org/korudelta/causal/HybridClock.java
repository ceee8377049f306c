package org.korudelta.causal;

import org.korudelta.error.KoruException;

/**
 * Gives commits their times: the wall clock's reading, or one nanosecond above the last commit
 * where the wall clock stands still or steps back (D1).
 *
 * <p>Threading: stateless; the writer holds the last time.
 */
public final class HybridClock {
  /** The time before the first commit; no commit has it. */
  public static final long BEFORE_ALL = Long.MIN_VALUE;

  private HybridClock() {}

  /**
   * The time of the next commit, strictly above {@code lastNanos}.
   *
   * @param wallNanos what the wall clock says, epoch nanoseconds
   * @param lastNanos the last commit's time, or {@link #BEFORE_ALL}
   * @throws KoruException.Limit when {@code lastNanos} is the end of the 64-bit range
   */
  public static long next(long wallNanos, long lastNanos) {
    if (lastNanos == Long.MAX_VALUE) {
      throw new KoruException.Limit(
          "no time left above the last commit: last=" + lastNanos + " max=" + Long.MAX_VALUE);
    }
    return Math.max(wallNanos, lastNanos + 1);
  }
}
