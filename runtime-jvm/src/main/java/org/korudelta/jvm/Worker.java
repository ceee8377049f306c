package org.korudelta.jvm;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.host.TaskContext;

/** A thread of a {@link WorkerPool}: runs its own queue, then what it finds elsewhere. */
final class Worker extends Thread {
  /** Often enough that work from outside does not starve beside work that goes on for ever. */
  private static final int TURNS_BETWEEN_LOOKS_OUTSIDE = 61;

  final WorkerPool pool;

  /** Which of the host's lanes it is on. */
  final int lane;

  final LocalQueue queue = new LocalQueue();
  final Tally tally = new Tally();

  /** The epoch of the work that {@link LocalQueue#poll} gave last. */
  int epoch;

  /** How often it gave work to itself; its own. */
  int given;

  /** Whether it counts among the pool's searching workers; its own, or its waker's before it. */
  boolean searching = true;

  /** Guarded by the pool's lock: somebody has work for it. */
  boolean woken;

  /** The callback that runs now, for the host. */
  @Nullable TaskContext task;

  private int turns;

  /**
   * @param number counts the workers of a pool, from 1
   */
  Worker(WorkerPool pool, int number) {
    super("korudelta-worker-" + number);
    this.pool = pool;
    this.lane = 1 + number % (JvmHost.LANES - 1);
    setDaemon(true);
  }

  /** Adds work to its own queue, on its own thread; gives how much it has then. */
  int give(Runnable work) {
    given++;
    return take(work, pool.epoch());
  }

  /** Takes work of an epoch over, on its own thread; gives how much it has then. */
  int take(Runnable work, int itsEpoch) {
    tally.give(itsEpoch);
    return queue.add(work, itsEpoch);
  }

  @Override
  public void run() {
    boolean more = true;
    while (more) {
      more = runNext();
    }
  }

  /** False at the end. A frame of its own, so that a worker asleep holds nothing it has run. */
  private boolean runNext() {
    Runnable work = next();
    if (work == null) {
      return false;
    }
    int began = epoch;
    pool.run(work);
    Thread.interrupted(); // An interrupt ends with the task that kept it.
    tally.finish(began);
    pool.lookAtBarriers();
    return true;
  }

  private @Nullable Runnable next() {
    turns++;
    if (turns == TURNS_BETWEEN_LOOKS_OUTSIDE) {
      turns = 0;
      pool.refill(this);
    }
    Runnable work = queue.poll(this);
    return work == null ? pool.search(this) : work;
  }
}
