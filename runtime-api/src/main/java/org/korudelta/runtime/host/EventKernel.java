package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;

/**
 * The heart of a single-threaded host: ready work, timers and the barrier that R3 needs. It has no
 * clock and no loop of its own; the host says what time it is and when to run.
 *
 * <pre>{@code
 * kernel.fireDue(nowNanos);
 * boolean more = kernel.runReady(1_000);
 * }</pre>
 *
 * <p>Cost: work O(1), also with a chooser; timers as {@link TimerQueue} says.
 *
 * <p>Threading: one thread, which also runs the work. Work may call anything but {@link #runReady}
 * and {@link #runNext}.
 */
public final class EventKernel {
  /** What {@link #nextDeadlineNanos()} gives when there is no timer. */
  public static final long NO_DEADLINE = TimerQueue.NO_DEADLINE;

  private final ReadyQueue ready = new ReadyQueue();
  private final TimerQueue timers = new TimerQueue();
  private final @Nullable Chooser chooser;
  private boolean timersStopped;

  /** Runs ready work in first-in first-out order. */
  public EventKernel() {
    this(null);
  }

  /** Runs ready work as {@code chooser} says; null for first-in first-out. */
  public EventKernel(@Nullable Chooser chooser) {
    this.chooser = chooser;
  }

  /** See {@link Host#execute}. */
  public void execute(Runnable work) {
    ready.add(work);
  }

  /** See {@link Host#executeAfterReady}. */
  public void executeAfterReady(Runnable work) {
    ready.addBarrier(work);
  }

  /** See {@link Host#executeAt}. */
  public Host.Timer executeAt(long deadlineNanos, Runnable work) {
    return timersStopped ? new PendingTimer(work) : timers.add(deadlineNanos, work);
  }

  /** Makes the work of every timer due at {@code nowNanos} ready, earliest first. */
  public void fireDue(long nowNanos) {
    for (Runnable due = timers.takeDue(nowNanos); due != null; due = timers.takeDue(nowNanos)) {
      ready.add(due);
    }
  }

  /** The earliest deadline, or {@link #NO_DEADLINE}. */
  public long nextDeadlineNanos() {
    return timers.nextDeadlineNanos();
  }

  /** How many timers are pending; looks at each of them. */
  public int timers() {
    return timers.count();
  }

  /** Whether {@link #runReady} has anything to do. */
  public boolean hasReady() {
    return !ready.isEmpty();
  }

  /** How many pieces of work are ready, those behind a barrier and the barriers included. */
  public int ready() {
    return ready.count();
  }

  /**
   * Runs at most {@code budget} pieces of ready work, those that become ready meanwhile included.
   *
   * @return whether ready work is left
   */
  public boolean runReady(int budget) {
    int left = budget;
    while (left > 0 && runNext()) {
      left--;
    }
    return hasReady();
  }

  /** Runs one piece of ready work; false when there is none. */
  public boolean runNext() {
    if (ready.isEmpty()) {
      return false;
    }
    next().run();
    return true;
  }

  /** Drops all timers, those to come included (R12). */
  public void stopTimers() {
    timersStopped = true;
    timers.clear();
  }

  private Runnable next() {
    Runnable barrier = ready.takeBarrier();
    if (barrier != null) {
      return barrier;
    }
    return chooser == null || ready.size() == 1
        ? ready.take()
        : ready.take(chooser.choose(ready.size()));
  }
}
