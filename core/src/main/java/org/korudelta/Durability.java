package org.korudelta;

import java.time.Duration;
import org.korudelta.error.KoruException;

/**
 * When a write is answered, and what a crash may take (S1). Whatever the mode, what survives a
 * crash is a prefix of the commits in their order; a write may ask for more than its database gives
 * ({@link WriteOptions#durably}), and {@link KoruDelta#sync} makes everything so far durable.
 *
 * <p>After a failed sync nothing that was visible goes away: it is written again, behind what is
 * durable, when the database goes on (S3).
 */
public sealed interface Durability {

  /** A write is visible and answered once it is synced. Many writers share one sync. */
  record Sync() implements Durability {}

  /**
   * A write is visible and answered once it is appended to the log; everything appended is synced
   * at most {@code interval} later. A killed process loses nothing that was answered, a loss of
   * power about as much as one interval.
   *
   * @param interval above zero
   */
  record Async(Duration interval) implements Durability {
    /** Checks the interval; {@code bad_request} for zero or less. */
    public Async {
      if (interval.isZero() || interval.isNegative()) {
        throw new KoruException.BadRequest("interval not above zero: interval=" + interval);
      }
    }
  }

  /**
   * A write is visible and answered once it is accepted; the log is written behind it, and synced
   * when that is asked for or the database is closed. A killed process may lose what was answered.
   */
  record Memory() implements Durability {}

  /** {@link Sync}. */
  static Durability sync() {
    return new Sync();
  }

  /** {@link Async}. */
  static Durability async(Duration interval) {
    return new Async(interval);
  }

  /** {@link Memory}. */
  static Durability memory() {
    return new Memory();
  }
}
