package org.korudelta;

import java.util.Optional;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.LentThread;

/**
 * Lets writers that were told just now line up again before the next append, so that one sync is
 * for all of them and not for every other one. The thread that is to do the append waits for them,
 * a quarter of the time that the last one took and a millisecond at most.
 *
 * <p>As PostgreSQL's {@code commit_delay}, but by itself: only as many are waited for as wrote
 * together the last time, and only if that was just now.
 *
 * <p>Threading: on the writer's strand; the wait is outside of it.
 */
final class Gathering {
  private static final int PATIENCE_SHARE = 4;
  private static final long PATIENCE_NANOS_MAX = 1_000_000;
  private static final int TURNS_MAX = 10_000;
  private static final long NEVER = Long.MIN_VALUE;

  private final AsyncRuntime runtime;
  private int expected;
  private long endedNanos;
  private long patienceNanos;
  private volatile int missing;
  private boolean underWay;

  Gathering(AsyncRuntime runtime) {
    this.runtime = runtime;
  }

  /** Whether somebody waits for others. */
  boolean isUnderWay() {
    return underWay;
  }

  /**
   * An append ended.
   *
   * @param told how many writers are told now
   * @param queued how many came meanwhile
   * @param began when it began, by {@link #now}
   */
  void appended(int told, int queued, long began) {
    if (began == NEVER) {
      expected = 0;
      return;
    }
    expected = told + queued;
    endedNanos = runtime.now();
    patienceNanos = Math.min(PATIENCE_NANOS_MAX, (endedNanos - began) / PATIENCE_SHARE);
  }

  /** The time; it is not asked for where no thread waits. */
  long now(QueuedCommit.Waiting waiter) {
    return waiter.lentThread().isPresent() ? runtime.now() : NEVER;
  }

  /** Others came; now there are {@code queued}. */
  void came(int queued) {
    missing = expected - queued;
  }

  /**
   * Has {@code waiter} wait until all are there that are expected, or long enough, and then run
   * {@code then}; false when nobody is missing, or it does not wait.
   */
  boolean begin(int queued, QueuedCommit.Waiting waiter, Runnable then) {
    Optional<LentThread> thread = waiter.lentThread();
    if (thread.isEmpty()) {
      return false;
    }
    if (runtime.now() - endedNanos > PATIENCE_SHARE * patienceNanos) {
      expected = 0; // Who was told then would be here by now.
    }
    came(queued);
    if (missing <= 0) {
      return false;
    }
    underWay = thread.get().offer(() -> await(thread.get(), then));
    return underWay;
  }

  private void await(LentThread thread, Runnable then) {
    long began = runtime.now();
    try {
      for (int turn = 0; turn < TURNS_MAX && missing > 0; turn++) {
        if (runtime.now() - began >= patienceNanos) {
          return;
        }
        thread.giveWay();
      }
    } finally {
      then.run();
    }
  }

  /** Nobody is waited for any more, nor later for the same ones. */
  void end() {
    underWay = false;
    expected = 0;
  }
}
