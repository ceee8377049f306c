package org.korudelta.examples.ratelimiter;

/**
 * A bucket of tokens at a time.
 *
 * @param tokens how many are in it
 * @param atNanos when the last of them fell into it
 */
public record Bucket(int tokens, long atNanos) {

  /**
   * As it is at {@code nowNanos}, after a token has fallen in at each period, if there was room.
   */
  public Bucket refilled(Rate rate, long nowNanos) {
    long periods = (nowNanos - atNanos) / rate.periodNanos();
    long filled = Math.min(rate.capacity(), tokens + periods);
    return new Bucket((int) filled, atNanos + periods * rate.periodNanos());
  }

  /** Whether there is a token to take. */
  public boolean hasToken() {
    return tokens > 0;
  }

  /** As it is without one token. */
  public Bucket taken() {
    return new Bucket(tokens - 1, atNanos);
  }
}
