package org.korudelta.runtime;

/** Ticks at start + n·period without drift; the first tick is due at once (R6). */
public interface Interval {

  /**
   * One tick.
   *
   * @param dueNanos when it was due, on the clock of {@link AsyncRuntime#now()}
   * @param missed how many earlier ticks a late consumer did not get
   */
  record Tick(long dueNanos, long missed) {}

  /**
   * The next tick; after {@link #close()} fails with {@code closed}. One pending tick at a time.
   */
  Promise<Tick> tick();

  /** Stops the interval; a pending tick fails with {@code closed}. */
  void close();
}
