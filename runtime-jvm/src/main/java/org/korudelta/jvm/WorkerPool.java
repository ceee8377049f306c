package org.korudelta.jvm;

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
   * A visit is a stretch of a foreign thread that counts as running work: what it starts and then
   * looks at is not taken for abandoned in between.
   */

  /** A stretch of a foreign thread. */
  record Visit(int epoch) {}

  private final Consumer<Throwable> errors;
  private final Barriers barriers = new Barriers(this::run, this::hasEnded);
  private final OutsideQueue outside = new OutsideQueue();
  private final Workforce workforce;
  private final WorkSearch search;

  WorkerPool(int threadsMax, Consumer<Throwable> errors) {
    this(threadsMax, errors, Worker::start);
  }

  /**
   * @param starter starts a worker's thread
   */
  WorkerPool(int threadsMax, Consumer<Throwable> errors, Consumer<Worker> starter) {
    this.workforce = new Workforce(threadsMax);
    this.search = new WorkSearch(this, workforce, starter, errors);
    this.errors = errors;
  }

  // Giving

  void execute(Runnable work) {
    if (Thread.currentThread() instanceof Worker worker && worker.pool == this) {
      int queued = worker.give(work);
      search.wakeFor(worker.given, queued);
    } else {
      outside.add(work, barriers.epoch());
      search.wake();
    }
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
    long open = workforce.roster.open(epoch);
    return open + outside.given(epoch) - visitsDone == 0;
  }

  /** Work for a worker whose queue is empty; null when its thread shall end. */
  @Nullable Runnable search(Worker worker) {
    return search.next(worker);
  }

  /** Moves some of the work from outside to the end of the worker's queue. */
  boolean refill(Worker worker) {
    return outside.refill(worker);
  }

  /** Whether work from outside waits to be taken over. */
  boolean waitsOutside() {
    return !outside.isEmpty();
  }

  // The end

  /** Allows one thread more. */
  void addThread() {
    workforce.roster.allowOneMore();
    search.wakeForRest();
  }

  /** Lets threads end once nothing is queued. */
  void shutDown() {
    search.shutDown();
  }

  /**
   * Waits, at most so long, until every thread has ended after {@link #shutDown()}; an interrupt is
   * kept for later.
   */
  void awaitEnd(long timeoutNanos) {
    workforce.roster.awaitEnd(timeoutNanos);
  }
}
