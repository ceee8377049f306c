package org.korudelta.jvm;

import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.korudelta.runtime.host.Host;

/**
 * One daemon thread that hands work over when its deadline has come: never early, equal deadlines
 * in the order they were given (R5). Setting and cancelling cost O(log n) of the timers pending.
 *
 * <p>Threading: safe from any thread. A cancelled timer is freed at once; the thread starts with
 * the first timer.
 */
final class TimerThread {
  private final LongSupplier nowNanos;
  private final WorkerPool pool;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition earlier = lock.newCondition();
  private final TreeSet<Pending> pending = new TreeSet<>();
  private long nextSequence;
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
      Pending timer = new Pending(deadlineNanos, nextSequence++, work);
      if (!stopped) {
        add(timer);
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
      return pending.size();
    } finally {
      lock.unlock();
    }
  }

  /** Frees all timers and ends the thread. */
  void shutDown() {
    lock.lock();
    try {
      stopped = true;
      pending.clear();
      earlier.signal();
    } finally {
      lock.unlock();
    }
  }

  private void add(Pending timer) {
    pending.add(timer);
    if (!started) {
      new DaemonThreads("timer").newThread(this::fireUntilStopped).start();
      started = true;
    } else if (pending.first() == timer) {
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
    while (!pending.isEmpty() && pending.first().deadlineNanos <= now) {
      pool.execute(pending.pollFirst());
    }
  }

  @SuppressWarnings({"WaitNotInLoop", "InterruptedInCatchBlock"}) // The caller loops.
  private void awaitNext() {
    try {
      if (pending.isEmpty()) {
        earlier.await();
      } else {
        earlier.await(pending.first().deadlineNanos - nowNanos.getAsLong(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      // Nobody owns this thread but this class; an interrupt is a wake-up like any other.
      Thread.interrupted();
    }
  }

  private final class Pending implements Host.Timer, Runnable, Comparable<Pending> {
    private final long deadlineNanos;
    private final long sequence;
    private final Runnable work;
    private volatile boolean cancelled;

    Pending(long deadlineNanos, long sequence, Runnable work) {
      this.deadlineNanos = deadlineNanos;
      this.sequence = sequence;
      this.work = work;
    }

    @Override
    public void run() {
      if (!cancelled) {
        work.run();
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      lock.lock();
      try {
        pending.remove(this);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public int compareTo(Pending other) {
      int byDeadline = Long.compare(deadlineNanos, other.deadlineNanos);
      return byDeadline != 0 ? byDeadline : Long.compare(sequence, other.sequence);
    }
  }
}
