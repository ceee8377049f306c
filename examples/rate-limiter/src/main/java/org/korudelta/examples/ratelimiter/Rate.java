package org.korudelta.examples.ratelimiter;

/**
 * How much is allowed.
 *
 * @param capacity how many at once, when nobody has asked for a while
 * @param periodNanos one more after each period
 */
public record Rate(int capacity, long periodNanos) {

  /** How many may be granted in the first {@code elapsedNanos}. */
  public long allowed(long elapsedNanos) {
    return capacity + elapsedNanos / periodNanos;
  }
}
