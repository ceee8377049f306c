package org.korudelta.runtime.host;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The time a holder has to hear that its lock is lost: until what its callbacks have started has
 * run, and 100 ms at most, since a busy holder may never come to it.
 */
final class Hearing {
  private static final int ROUNDS = 3;
  static final long NANOS_MAX = 100_000_000;

  private final Host host;
  private final Runnable heard;
  private final AtomicBoolean over = new AtomicBoolean();
  private Host.@Nullable Timer limit;

  Hearing(Host host, Runnable heard) {
    this.host = host;
    this.heard = heard;
  }

  void start() {
    limit(host.executeAt(Deadlines.after(host.nowNanos(), NANOS_MAX), this::end));
    listen(ROUNDS);
  }

  private synchronized void limit(Host.Timer timer) {
    limit = timer;
  }

  private synchronized Host.@Nullable Timer limit() {
    return limit;
  }

  private void listen(int rounds) {
    if (rounds == 0) {
      end();
    } else {
      host.executeAfterReady(() -> listen(rounds - 1));
    }
  }

  private void end() {
    if (over.compareAndSet(false, true)) {
      Host.Timer timer = limit();
      if (timer != null) {
        timer.cancel();
      }
      heard.run();
    }
  }
}
