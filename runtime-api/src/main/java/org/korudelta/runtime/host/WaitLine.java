package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;

/**
 * First-in first-out line of waiters from which any one may step out at constant cost.
 *
 * <p>Threading: guarded by the lock of the channel that owns it.
 *
 * @param <R> what the waiters complete with
 */
final class WaitLine<R extends @Nullable Object> {
  private @Nullable ChannelWaiter<R> first;
  private @Nullable ChannelWaiter<R> last;

  void add(ChannelWaiter<R> waiter) {
    waiter.line = this;
    waiter.ahead = last;
    if (last == null) {
      first = waiter;
    } else {
      last.behind = waiter;
    }
    last = waiter;
  }

  /** Takes the first waiter out; null when there is none. */
  @Nullable ChannelWaiter<R> poll() {
    ChannelWaiter<R> waiter = first;
    if (waiter != null) {
      remove(waiter);
    }
    return waiter;
  }

  /** Takes {@code waiter} out, which is in this line. */
  void remove(ChannelWaiter<R> waiter) {
    if (waiter.ahead == null) {
      first = waiter.behind;
    } else {
      waiter.ahead.behind = waiter.behind;
    }
    if (waiter.behind == null) {
      last = waiter.ahead;
    } else {
      waiter.behind.ahead = waiter.ahead;
    }
    waiter.line = null;
    waiter.ahead = null;
    waiter.behind = null;
  }
}
