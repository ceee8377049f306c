package org.korudelta.browser;

/**
 * Whether an answer that is known at once may be given at once: not when answers have kept the
 * platform from its turn for as long as work may (R12).
 *
 * <p>Whoever awaits one such answer after another never leaves the platform's microtasks, and no
 * work of a host is counted meanwhile. So the answers are, over all databases of the event loop.
 *
 * <p>Threading: the one thread of the event loop.
 */
final class PromptAnswers {
  /*
   * A look at the clock costs as much as a small answer, so most are only counted. The time between
   * two looks is work if it is short; else somebody may have rested, and what an answer takes is
   * looked at for itself until answers are short again.
   */
  private static final double REST_MILLIS = 1;

  private final TimeSlice slice = new TimeSlice();
  private int unlooked;

  /** An answer is asked for. */
  void begin() {
    if (--unlooked > 0) {
      return;
    }
    double now = EventLoop.monotonicMillis();
    if (slice.sinceLook(now) > REST_MILLIS) {
      slice.resume(now);
    } else {
      slice.spend(now);
    }
    unlooked = slice.batch();
  }

  /** It is there; whether it may be given at once. */
  boolean mayBeGiven() {
    if (slice.batch() == 1) {
      slice.spend(EventLoop.monotonicMillis());
    }
    return !slice.usedUp();
  }

  /** The platform had its turn. */
  void renew() {
    slice.renew();
  }
}
