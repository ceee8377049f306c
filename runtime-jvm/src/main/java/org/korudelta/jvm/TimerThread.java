package org.korudelta.jvm;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.host.TimerQueue;

/**
 * One daemon thread that hands work over when its deadline has come: never early, equal deadlines
 * in the order they were given (R5). Costs are those of {@link TimerQueue}.
 *
 * <p>Threading: safe from any thread; cancelling takes no lock. The thread starts with the first
 * timer.
 */
final class TimerThread {
  private final LongSupplier nowNanos;
  private final WorkerPool pool;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition earlier = lock.newCondition();
  private final TimerQueue timers = new TimerQueue();

  /** The deadline that the thread sleeps to, or was woken for; what is earlier wakes it. */
  private long wakeNanos = Long.MIN_VALUE;

  private boolean started;
  private boolean stopped;

  TimerThread(LongSupplier nowNanos, WorkerPool pool) {
    this.nowNanos = nowNanos;
    this.pool = pool;
  }

  /**
   * Hands {@code work} to the pool at or after {@code deadlineNanos}; never after {@link
   * #shutDown()}.
   */
  Host.Timer executeAt(long deadlineNanos, Runnable work) {
    lock.lock();
    try {
      Host.Timer timer = timers.add(deadlineNanos, work);
      if (stopped) {
        timers.clear();
      } else {
        heed(deadlineNanos);
      }
      return timer;
    } finally {
      lock.unlock();
    }
  }

  /** How many timers wait. */
  int pendingCount() {
    lock.lock();
    try {
      return timers.count();
    } finally {
      lock.unlock();
    }
  }

  /** Frees all timers and ends the thread. */
  void shutDown() {
    lock.lock();
    try {
      stopped = true;
      timers.clear();
      earlier.signal();
    } finally {
      lock.unlock();
    }
  }

  private void heed(long deadlineNanos) {
    if (!started) {
      new DaemonThreads("timer").newThread(this::fireUntilStopped).start();
      started = true;
    } else if (deadlineNanos < wakeNanos) {
      wakeNanos = deadlineNanos;
      earlier.signal();
    }
  }

  private void fireUntilStopped() {
    lock.lock();
    try {
      while (!stopped) {
        fireDue();
        awaitNext();
      }
    } finally {
      lock.unlock();
    }
  }

  private void fireDue() {
    long now = nowNanos.getAsLong();
    for (Runnable due = timers.takeDue(now); due != null; due = timers.takeDue(now)) {
      pool.execute(due);
    }
  }

  @SuppressWarnings({"WaitNotInLoop", "InterruptedInCatchBlock"}) // The caller loops.
  private void awaitNext() {
    try {
      wakeNanos = timers.nextDeadlineNanos();
      earlier.await(wakeNanos - nowNanos.getAsLong(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      // Nobody owns this thread but this class; an interrupt is a wake-up like any other.
      Thread.interrupted();
    }
  }
}
