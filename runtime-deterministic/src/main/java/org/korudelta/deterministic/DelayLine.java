package org.korudelta.deterministic;

import java.util.ArrayDeque;
import java.util.Objects;
import org.korudelta.runtime.host.Host;

/**
 * The messages on their way from one peer to another. Each has a moment of its own, and whichever
 * comes first brings the oldest: the order of what is due at once is the scheduler's choice, the
 * order of messages is not.
 */
final class DelayLine {
  private final Host host;
  private final ArrayDeque<Runnable> onTheirWay = new ArrayDeque<>();
  private long lastDueNanos;

  DelayLine(Host host) {
    this.host = host;
  }

  /** Runs {@code delivery} when it is due and all before it have run; true if that is now. */
  boolean deliver(long dueNanos, Runnable delivery) {
    if (onTheirWay.isEmpty() && dueNanos <= host.nowNanos()) {
      delivery.run();
      return true;
    }
    lastDueNanos = Math.max(lastDueNanos, dueNanos);
    onTheirWay.add(delivery);
    host.executeAt(lastDueNanos, this::bringOldest);
    return false;
  }

  private void bringOldest() {
    Objects.requireNonNull(onTheirWay.poll()).run();
  }
}
