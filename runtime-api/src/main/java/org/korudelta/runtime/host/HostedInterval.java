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
  /*
   * A pending tick's own completion decides whether it is consumed: the deadline moves on only
   * once the tick has completed with a value, when the next one is asked for.
   */
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
      if (waiting()) {
        return runtime.failed(new KoruException.BadRequest("tick already pending"));
      }
      if (runtime.now() >= dueNanos) {
        Tick tick = latest();
        consume(tick);
        return runtime.completed(tick);
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

  /** Whether a tick is pending; one that has completed is not, and a value of it is consumed. */
  private boolean waiting() {
    PendingTick tick = pending;
    Outcome<Tick> ended = tick == null ? null : tick.outcome();
    if (ended instanceof Outcome.Success<Tick> success) {
      consume(success.value());
    }
    pending = ended == null ? tick : null;
    return pending != null;
  }

  /** The latest tick that is due; those before it are missed. */
  private Tick latest() {
    long missed = (runtime.now() - dueNanos) / periodNanos;
    return new Tick(dueNanos + missed * periodNanos, missed);
  }

  private void consume(Tick tick) {
    dueNanos = Deadlines.after(tick.dueNanos(), periodNanos);
  }

  private synchronized @Nullable Tick latestFor(PendingTick tick) {
    return pending == tick ? latest() : null;
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
      Tick tick = latestFor(this);
      if (tick != null) {
        completeHere(new Outcome.Success<>(tick));
      }
    }

    @Override
    String waitsFor() {
      return "tick of an interval of "
          + Deadlines.inWords(periodNanos)
          + " at "
          + Deadlines.inWords(untilNanos);
    }
  }
}
