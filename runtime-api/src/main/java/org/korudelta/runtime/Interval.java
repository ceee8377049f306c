package org.korudelta.runtime;

/**
 * Ticks at start + n·period without drift; the first is due at once. A late consumer gets one tick,
 * the latest, and the count of those it missed (R6). A cancelled tick is not consumed (R2).
 */
public interface Interval {

  /**
   * One tick.
   *
   * @param dueNanos when it was due, on the clock of {@link AsyncRuntime#now()}
   * @param missed how many earlier ticks a late consumer did not get
   */
  record Tick(long dueNanos, long missed) {}

  /**
   * The next tick; after {@link #close()} fails with {@code closed}. A second tick while one is
   * pending is {@code bad_request}.
   */
  Promise<Tick> tick();

  /** Stops the interval; a pending tick fails with {@code closed}. */
  void close();
}
