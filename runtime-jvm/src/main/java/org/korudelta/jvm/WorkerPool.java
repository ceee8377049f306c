package org.korudelta.jvm;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A small pool of daemon threads that steal work from each other, with barriers: work that starts
 * only when everything queued or running before it has ended (R3 on a parallel runtime).
 *
 * <p>Work that a worker gives goes to the end of its own queue and takes no lock; work from outside
 * goes to one shared queue. One thread alone runs everything first-in first-out.
 *
 * <p>Threading: safe from any thread. Threads start on demand; after {@link #shutDown()} they end
 * when nothing is queued, and late work starts one again, so nothing that was executed is ever
 * lost.
 */
final class WorkerPool {
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
   *
   * A visit is a stretch of a foreign thread that counts as running work: what it starts and then
   * looks at is not taken for abandoned in between.
   */
  private static final int SEARCH_ROUNDS = 20;
  private static final int SPINS_PER_ROUND = 20;
  private static final long RESCUE_NANOS = 200_000;

  /** A stretch of a foreign thread. */
  record Visit(int epoch) {}

  private final Consumer<Throwable> errors;
  private final Barriers barriers = new Barriers(this::run, this::hasEnded);
  private final OutsideQueue outside = new OutsideQueue();
  private final AtomicInteger rescuers = new AtomicInteger();
  private final Workforce workforce;
  private volatile boolean stopping;

  WorkerPool(int threadsMax, Consumer<Throwable> errors) {
    this.workforce = new Workforce(threadsMax);
    this.errors = errors;
  }

  // Giving

  void execute(Runnable work) {
    if (Thread.currentThread() instanceof Worker worker && worker.pool == this) {
      boolean alone = worker.give(work);
      if (alone && rescuers.get() > 0) {
        return;
      }
    } else {
      outside.add(work, barriers.epoch());
    }
    wake();
  }

  void executeAfterReady(Runnable work) {
    barriers.add(work);
    execute(() -> {}); // Whoever runs it looks at the barriers then.
  }

  /** Begins a visit of a foreign thread; end it with {@link #endVisit}. */
  Visit beginVisit() {
    Visit visit = new Visit(barriers.epoch());
    outside.give(visit.epoch);
    return visit;
  }

  void endVisit(Visit visit) {
    outside.finish(visit.epoch);
    if (barriers.isOpen()) {
      execute(() -> {});
    }
  }

  // Running

  /** The epoch of work given now. */
  int epoch() {
    return barriers.epoch();
  }

  void run(Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      errors.accept(e);
    }
  }

  void lookAtBarriers() {
    if (barriers.isOpen()) {
      barriers.look();
    }
  }

  /**
   * What was done is read before what was given, and what nobody has taken over before both: so
   * equal sums mean that all has ended.
   */
  private boolean hasEnded(int epoch) {
    if (outside.holds(epoch)) {
      return false;
    }
    long visitsDone = outside.done(epoch);
    long open = workforce.open(epoch);
    return open + outside.given(epoch) - visitsDone == 0;
  }

  // Searching

  /** Work for a worker whose queue is empty; null when its thread shall end. */
  @Nullable Runnable search(Worker worker) {
    while (true) {
      if (find(worker)) {
        workforce.endSearch(worker);
        Runnable work = worker.queue.poll(worker);
        if (work != null) {
          wakeFor(queued());
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
      if (refill(worker) || steal(worker, last ? 1 : 2)) {
        return true;
      }
      for (int i = 0; i < SPINS_PER_ROUND; i++) {
        Thread.onSpinWait();
      }
    }
    return false;
  }

  /** Moves some of the work from outside to the end of the worker's queue. */
  boolean refill(Worker worker) {
    return outside.refill(worker);
  }

  /** Takes from a queue with {@code least} or more: the only work of a busy worker is its next. */
  private boolean steal(Worker worker, int least) {
    for (Worker victim : workforce.all()) {
      if (victim != worker && worker.queue.stealFrom(victim.queue, least)) {
        return true;
      }
    }
    return false;
  }

  /** The most work that one queue holds: 0, 1, or 2 for more; from outside counts as more. */
  private int queued() {
    int most = outside.isEmpty() ? 0 : 2;
    for (Worker worker : workforce.all()) {
      most = Math.max(most, Math.min(2, worker.queue.size()));
    }
    return most;
  }

  // Sleeping and waking

  /** Sleeps until woken; false when the thread shall end. */
  private boolean sleep(Worker worker) {
    worker.queue.clear();
    workforce.lieDown(worker);
    VarHandle.fullFence();
    int queued = queued();
    if (queued == 0) {
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
      LockSupport.park(this);
    }
    return !workforce.dismiss(worker);
  }

  private void standBy() {
    rescuers.incrementAndGet();
    LockSupport.parkNanos(this, RESCUE_NANOS);
    rescuers.decrementAndGet();
  }

  private void wakeFor(int queued) {
    if (queued > 0) {
      wake();
    }
  }

  /** Gets one more worker to search, unless one does, or all are busy. */
  private void wake() {
    VarHandle.fullFence();
    Worker next = workforce.searcherFor(this);
    if (next != null && next.getState() == Thread.State.NEW) {
      next.start();
    } else if (next != null) {
      LockSupport.unpark(next);
    }
  }

  // The end

  /** Allows one thread more. */
  void addThread() {
    workforce.allowOneMore();
    wakeFor(queued());
  }

  /** Lets threads end once nothing is queued. */
  void shutDown() {
    stopping = true;
    for (Worker worker : workforce.all()) {
      LockSupport.unpark(worker);
    }
  }

  /**
   * Waits, at most so long, until every thread has ended after {@link #shutDown()}; an interrupt is
   * kept for later.
   */
  void awaitEnd(long timeoutNanos) {
    workforce.awaitEnd(timeoutNanos);
  }
}
