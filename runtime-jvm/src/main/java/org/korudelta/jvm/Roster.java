package org.korudelta.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a {@link WorkerPool} whose threads have not ended, and what all that there ever
 * were have done.
 *
 * <p>Threading: safe from any thread.
 */
final class Roster {
  /** How long it makes do with the workers it has when a thread could not be started. */
  private static final long HIRE_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  // Guarded by the lock; what is volatile is read without it.
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition threadEnded = lock.newCondition();
  private final Tally gone = new Tally();
  private int started;
  private volatile Worker[] workers = {};
  private volatile int threadsMax;
  private volatile boolean failed;
  private volatile long failedAtNanos;

  Roster(int threadsMax) {
    this.threadsMax = threadsMax;
  }

  /** All whose threads have not ended; nobody changes it. */
  Worker[] all() {
    return workers;
  }

  /** Allows one thread more. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // Written under the lock only.
  void allowOneMore() {
    lock.lock();
    try {
      threadsMax++;
    } finally {
      lock.unlock();
    }
  }

  /** Whether there may be one worker more; asked without the lock. */
  boolean mayHire() {
    int there = workers.length;
    return there < threadsMax && (there == 0 || !failed || hasRested());
  }

  private boolean hasRested() {
    return System.nanoTime() - failedAtNanos >= HIRE_AGAIN_NANOS;
  }

  /** A new worker of {@code pool}, whose thread is to be started; null when there are enough. */
  @Nullable Worker hire(WorkerPool pool) {
    lock.lock();
    try {
      if (workers.length >= threadsMax) {
        return null;
      }
      started++;
      Worker worker = new Worker(pool, started);
      List<Worker> more = new ArrayList<>(List.of(workers));
      more.add(worker);
      workers = more.toArray(Worker[]::new);
      return worker;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a worker out whose thread could not be started. */
  void notStarted(Worker worker) {
    failedAtNanos = System.nanoTime();
    failed = true;
    remove(worker);
  }

  /** Takes a worker out; what it has done still counts. */
  void remove(Worker worker) {
    lock.lock();
    try {
      gone.addAll(worker.tally);
      List<Worker> fewer = new ArrayList<>(List.of(workers));
      fewer.remove(worker);
      workers = fewer.toArray(Worker[]::new);
      threadEnded.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How much work of an epoch they have taken over and not ended: never less than is open. */
  long open(int epoch) {
    lock.lock();
    try {
      long open = -gone.done(epoch);
      for (Worker worker : workers) {
        open -= worker.tally.done(epoch);
      }
      for (Worker worker : workers) {
        open += worker.tally.given(epoch);
      }
      return open + gone.given(epoch);
    } finally {
      lock.unlock();
    }
  }

  /** Waits, at most so long, until all have ended; an interrupt is kept for later. */
  void awaitEnd(long timeoutNanos) {
    boolean interrupted = false;
    long left = timeoutNanos;
    lock.lock();
    try {
      long deadline = System.nanoTime() + timeoutNanos;
      while (workers.length > 0 && left > 0) {
        try {
          left = threadEnded.awaitNanos(left);
        } catch (InterruptedException e) {
          interrupted = true;
          left = deadline - System.nanoTime();
        }
      }
    } finally {
      lock.unlock();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
