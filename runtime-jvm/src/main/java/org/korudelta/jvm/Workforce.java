package org.korudelta.jvm;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Who of the workers of a {@link WorkerPool} searches, and who sleeps.
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
  final Roster roster;

  private final AtomicInteger searching = new AtomicInteger();
  private final ArrayDeque<Worker> sleepers = new ArrayDeque<>(); // guarded by this
  private volatile int sleeping;

  Workforce(int threadsMax) {
    this.roster = new Roster(threadsMax);
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

  /** The worker, which searches, found nothing: it ends its search. */
  synchronized void lieDown(Worker worker) {
    worker.woken = false;
    sleepers.addLast(worker);
    sleeping = sleepers.size();
    endSearch(worker);
  }

  /** Gets up without being woken, or after it was. */
  synchronized void getUp(Worker worker) {
    sleepers.remove(worker);
    sleeping = sleepers.size();
  }

  synchronized boolean isWoken(Worker worker) {
    return worker.woken;
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
        && (sleeping > 0 || roster.mayHire())
        && searching.compareAndSet(0, 1);
  }

  /** Gives a claimed search to somebody; the claim ends when there is nobody. */
  synchronized @Nullable Worker wakeOrHire(WorkerPool pool) {
    Worker next = null;
    try {
      next = sleepers.isEmpty() ? roster.hire(pool) : wakeNewest();
      return next;
    } finally {
      if (next == null) {
        searching.decrementAndGet();
      }
    }
  }

  private Worker wakeNewest() {
    Worker sleeper = sleepers.removeLast();
    sleeping = sleepers.size();
    sleeper.woken = true;
    sleeper.searching = true;
    return sleeper;
  }

  /** Takes a worker back that {@link #searcherFor} hired, and whose thread could not start. */
  synchronized void notStarted(Worker hired) {
    roster.notStarted(hired);
    endSearch(hired);
  }

  /** Lets a sleeping worker go; false when somebody has woken it. */
  synchronized boolean dismiss(Worker worker) {
    if (worker.woken) {
      return false;
    }
    roster.remove(worker); // Before the sleepers: who sees none may hire.
    getUp(worker);
    return true;
  }

  /** For tests. */
  int searching() {
    return searching.get();
  }
}
