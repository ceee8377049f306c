package org.korudelta.jvm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a {@link WorkerPool}: who there is, who searches, who sleeps, and what all of them
 * have done.
 *
 * <p>Threading: safe from any thread.
 */
final class Workforce {
  /*
   * Invariants:
   *  - searching is the number of workers that say so of themselves, and of claims that wait to be
   *    given to one: a count that stayed too high would let everybody sleep for ever
   *  - no sleeper searches: its next search may be given to it at any moment, and is not to end
   *    with the one before
   */
  // Guarded by the lock; what is volatile is read without it.
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition threadEnded = lock.newCondition();
  private final AtomicInteger searching = new AtomicInteger();
  private final ArrayDeque<Worker> sleepers = new ArrayDeque<>();
  private final Tally gone = new Tally();
  private int started;
  private volatile Worker[] workers = {};
  private volatile int sleeping;
  private volatile int threadsMax;

  Workforce(int threadsMax) {
    this.threadsMax = threadsMax;
  }

  /** All whose threads have not ended; nobody changes it. */
  Worker[] all() {
    return workers;
  }

  /** The worker searches from now on, if it did not. */
  void beginSearch(Worker worker) {
    if (!worker.searching) {
      worker.searching = true;
      searching.incrementAndGet();
    }
  }

  /** The worker, which searches, found something. */
  void endSearch(Worker worker) {
    worker.searching = false;
    searching.decrementAndGet();
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

  /** The worker, which searches, found nothing: it ends its search. */
  void lieDown(Worker worker) {
    lock.lock();
    try {
      worker.woken = false;
      sleepers.addLast(worker);
      sleeping = sleepers.size();
      endSearch(worker);
    } finally {
      lock.unlock();
    }
  }

  /** Gets up without being woken, or after it was. */
  void getUp(Worker worker) {
    lock.lock();
    try {
      sleepers.remove(worker);
      sleeping = sleepers.size();
    } finally {
      lock.unlock();
    }
  }

  boolean isWoken(Worker worker) {
    lock.lock();
    try {
      return worker.woken;
    } finally {
      lock.unlock();
    }
  }

  /**
   * A sleeper, or a new worker of {@code pool}, that searches from now on; null if somebody does
   * already, or all are busy.
   */
  @Nullable Worker searcherFor(WorkerPool pool) {
    return claimSearch() ? wakeOrHire(pool) : null;
  }

  /** Counts a search that {@link #wakeOrHire} then gives to somebody. */
  boolean claimSearch() {
    return searching.get() == 0
        && (sleeping > 0 || workers.length < threadsMax)
        && searching.compareAndSet(0, 1);
  }

  @Nullable Worker wakeOrHire(WorkerPool pool) {
    lock.lock();
    try {
      Worker sleeper = sleepers.pollLast();
      if (sleeper != null) {
        sleeping = sleepers.size();
        sleeper.woken = true;
        sleeper.searching = true;
        return sleeper;
      }
      if (workers.length < threadsMax) {
        return hire(pool);
      }
      searching.decrementAndGet();
      return null;
    } finally {
      lock.unlock();
    }
  }

  private Worker hire(WorkerPool pool) {
    started++;
    Worker worker = new Worker(pool, started);
    List<Worker> more = new ArrayList<>(List.of(workers));
    more.add(worker);
    workers = more.toArray(Worker[]::new);
    return worker;
  }

  /** Lets a sleeping worker go; false when somebody has woken it. */
  boolean dismiss(Worker worker) {
    lock.lock();
    try {
      if (worker.woken) {
        return false;
      }
      gone.addAll(worker.tally);
      List<Worker> fewer = new ArrayList<>(List.of(workers));
      fewer.remove(worker);
      workers = fewer.toArray(Worker[]::new); // Before the sleepers: who sees none may hire.
      sleepers.remove(worker);
      sleeping = sleepers.size();
      threadEnded.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** For tests. */
  int searching() {
    return searching.get();
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
