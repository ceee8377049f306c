package org.korudelta.jvm;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a worker without work finds some elsewhere, sleeps when there is none, and is woken when
 * there is some again.
 *
 * <p>Threading: safe from any thread; {@link #next} by the worker itself.
 */
final class WorkSearch {
  /*
   * Waking follows the scheduler of Go: at most one worker is woken at a time, and it searches.
   *
   *  - Whoever queues work and then sees a searching worker wakes nobody: that worker looks at all
   *    queues again after it has stopped searching, and before it parks.
   *  - A searching worker that found work wakes the next one if there is more.
   *  - The only work in a busy worker's queue is most likely what that worker does next, within
   *    nanoseconds. To take it away would cost both of them more. So it is stolen only at the end
   *    of a search, and while there is nothing else, a worker that lies down becomes a rescuer: it
   *    looks again soon, in case the busy one stays busy, and need not be woken for such work.
   *  - Between queueing and looking for sleepers, and between lying down and looking at the queues,
   *    stands a full fence: one of the two sees the other.
   *  - A worker whose queue holds PLENTY looks for sleepers at every WAKE_EACH-th piece only. Of
   *    those before, more than PLENTY - WAKE_EACH are queued, with a fence behind them: who lies
   *    down sees them, or somebody has them who found plenty, and wakes the next.
   *  - A thread that cannot be started ends the search that it was to do. The work stays queued:
   *    the workers there are do it, or the one that the next piece of work starts.
   */
  private static final int SEARCH_ROUNDS = 20;
  private static final int SPINS_PER_ROUND = 20;
  private static final long RESCUE_NANOS = 200_000;
  private static final int PLENTY = 256;
  private static final int WAKE_EACH = 32;

  private final WorkerPool pool;
  private final Workforce workforce;
  private final Consumer<Worker> starter;
  private final Consumer<Throwable> errors;
  private final AtomicInteger rescuers = new AtomicInteger();
  private volatile boolean stopping;

  /**
   * @param starter starts a worker's thread
   */
  WorkSearch(
      WorkerPool pool, Workforce workforce, Consumer<Worker> starter, Consumer<Throwable> errors) {
    this.pool = pool;
    this.workforce = workforce;
    this.starter = starter;
    this.errors = errors;
  }

  // Searching

  /** Work for a worker whose queue is empty; null when its thread shall end. */
  @Nullable Runnable next(Worker worker) {
    while (true) {
      if (find(worker)) {
        workforce.endSearch(worker);
        Runnable work = worker.queue.poll(worker);
        if (work != null) {
          wakeForRest();
          return work;
        }
      } else if (!sleep(worker)) {
        return null;
      }
    }
  }

  private boolean find(Worker worker) {
    workforce.beginSearch(worker);
    for (int round = 0; round < SEARCH_ROUNDS; round++) {
      boolean last = round == SEARCH_ROUNDS - 1;
      if (pool.refill(worker) || steal(worker, last ? 1 : 2)) {
        return true;
      }
      for (int i = 0; i < SPINS_PER_ROUND; i++) {
        Thread.onSpinWait();
      }
    }
    return false;
  }

  /** Takes from a queue with {@code least} or more: the only work of a busy worker is its next. */
  private boolean steal(Worker worker, int least) {
    for (Worker victim : workforce.roster.all()) {
      if (victim != worker && worker.queue.stealFrom(victim.queue, least)) {
        return true;
      }
    }
    return false;
  }

  /** The most work that one queue holds: 0, 1, or 2 for more; from outside counts as more. */
  private int queued() {
    int most = pool.waitsOutside() ? 2 : 0;
    for (Worker worker : workforce.roster.all()) {
      most = Math.max(most, Math.min(2, worker.queue.size()));
    }
    return most;
  }

  // Sleeping

  /** Sleeps until woken; false when the thread shall end. */
  private boolean sleep(Worker worker) {
    workforce.lieDown(worker);
    VarHandle.fullFence();
    int queued = queued();
    if (queued == 0) {
      worker.queue.clear();
      return parkUntilWoken(worker);
    }
    if (queued == 1) {
      standBy();
    }
    workforce.getUp(worker);
    return true;
  }

  private boolean parkUntilWoken(Worker worker) {
    while (!stopping) {
      if (workforce.isWoken(worker)) {
        return true;
      }
      LockSupport.park(pool);
      Thread.interrupted(); // Else it would not park again.
    }
    return !workforce.dismiss(worker);
  }

  private void standBy() {
    rescuers.incrementAndGet();
    LockSupport.parkNanos(pool, RESCUE_NANOS);
    rescuers.decrementAndGet();
  }

  // Waking

  /** A worker gave itself its {@code given}-th piece of work, and has {@code queued} now. */
  void wakeFor(int given, int queued) {
    boolean searched = queued == 1 && rescuers.get() > 0;
    boolean plenty = queued >= PLENTY && given % WAKE_EACH != 0;
    if (!searched && !plenty) {
      wake();
    }
  }

  /** Gets one more worker to search if anything is queued. */
  void wakeForRest() {
    if (queued() > 0) {
      wake();
    }
  }

  /** Gets one more worker to search, unless one does, or all are busy. */
  void wake() {
    VarHandle.fullFence();
    Worker next = workforce.searcherFor(pool);
    if (next != null && next.getState() == Thread.State.NEW) {
      start(next);
    } else if (next != null) {
      LockSupport.unpark(next);
    }
  }

  private void start(Worker hired) {
    try {
      starter.accept(hired);
    } catch (Throwable error) { // The system may give no more threads.
      workforce.notStarted(hired);
      errors.accept(error);
      goOnWithout();
    }
  }

  /** Others saw a search and woke nobody: one who lay down meanwhile does it. */
  private void goOnWithout() {
    if (workforce.roster.all().length > 0) {
      wakeForRest();
    }
  }

  /** Lets threads end once nothing is queued. */
  void shutDown() {
    stopping = true;
    for (Worker worker : workforce.roster.all()) {
      LockSupport.unpark(worker);
    }
  }
}
