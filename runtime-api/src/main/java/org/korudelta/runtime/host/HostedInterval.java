package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Interval;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * The one interval (R6). A cancelled tick is not consumed.
 *
 * <p>Threading: safe from any thread.
 */
final class HostedInterval implements Interval {
  private final HostedRuntime runtime;
  private final long periodNanos;
  private long dueNanos;
  private @Nullable PendingTick pending;
  private boolean closed;

  HostedInterval(HostedRuntime runtime, long periodNanos) {
    this.runtime = runtime;
    this.periodNanos = periodNanos;
    this.dueNanos = runtime.now();
  }

  @Override
  public Promise<Tick> tick() {
    Task<?> task = runtime.currentTask();
    if (task.cancelled()) {
      return runtime.cancelled();
    }
    PendingTick waiting;
    synchronized (this) {
      if (closed) {
        return runtime.failed(closedError());
      }
      if (pending != null) {
        return runtime.failed(new KoruException.BadRequest("tick already pending"));
      }
      if (runtime.now() >= dueNanos) {
        return runtime.completed(take());
      }
      waiting = new PendingTick(task, dueNanos);
      pending = waiting;
    }
    waiting.start(waiting.untilNanos);
    return waiting;
  }

  @Override
  public void close() {
    PendingTick waiting = shut();
    if (waiting != null) {
      waiting.fail(closedError());
      waiting.stopTimer();
    }
  }

  private synchronized @Nullable PendingTick shut() {
    closed = true;
    PendingTick waiting = pending;
    pending = null;
    return waiting;
  }

  /** The latest tick that is due; those before it are missed. */
  private Tick take() {
    long missed = (runtime.now() - dueNanos) / periodNanos;
    long latestNanos = dueNanos + missed * periodNanos;
    dueNanos = Deadlines.after(latestNanos, periodNanos);
    return new Tick(latestNanos, missed);
  }

  private synchronized @Nullable Tick takeFor(PendingTick tick) {
    if (pending != tick) {
      return null;
    }
    pending = null;
    return take();
  }

  private synchronized void forget(PendingTick tick) {
    pending = pending == tick ? null : pending;
  }

  private static KoruException closedError() {
    return new KoruException.Closed("interval closed");
  }

  private final class PendingTick extends TimedSuspension<Tick> {
    final long untilNanos;

    PendingTick(Task<?> task, long untilNanos) {
      super(task);
      this.untilNanos = untilNanos;
    }

    @Override
    void wake() {
      Tick tick = takeFor(this);
      if (tick != null) {
        completeHere(new Outcome.Success<>(tick));
      }
    }

    @Override
    void abandon() {
      super.abandon();
      forget(this);
    }

    @Override
    String waitsFor() {
      return "tick at " + untilNanos + " ns";
    }
  }
}
