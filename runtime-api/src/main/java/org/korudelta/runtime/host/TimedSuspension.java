package org.korudelta.runtime.host;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A suspension that a timer ends; cancelling it frees the timer.
 *
 * @param <T> the value's type
 */
abstract class TimedSuspension<T extends @Nullable Object> extends Suspension<T>
    implements Runnable {
  @SuppressWarnings("rawtypes") // A class literal has no type arguments.
  private static final AtomicReferenceFieldUpdater<TimedSuspension, Host.@Nullable Timer> TIMER =
      AtomicReferenceFieldUpdater.newUpdater(TimedSuspension.class, Host.Timer.class, "timer");

  private volatile Host.@Nullable Timer timer;

  TimedSuspension(Task<?> task) {
    super(task);
  }

  /** The deadline has come. */
  abstract void wake();

  @Override
  public final void run() {
    wake();
  }

  /** Enrols this and starts the timer. */
  final void start(long deadlineNanos) {
    if (!enrol()) {
      return;
    }
    timer(runtime.host.executeAt(deadlineNanos, this));
    if (overtaken()) {
      stopTimer();
    }
  }

  private void timer(Host.Timer started) {
    if (runtime.oneThread) {
      TIMER.lazySet(this, started);
    } else {
      timer = started;
    }
  }

  final void stopTimer() {
    Host.Timer started = timer;
    if (started != null) {
      started.cancel();
    }
  }

  @Override
  void abandon() {
    stopTimer();
  }
}
