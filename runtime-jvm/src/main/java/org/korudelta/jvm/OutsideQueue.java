package org.korudelta.jvm;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Work for a {@link WorkerPool} from threads that are none of its workers, first-in first-out, and
 * the visits of such threads. The linked queue of Vyukov: one exchange adds.
 *
 * <p>Threading: safe from any thread; of several workers that want work at once one gets it.
 */
final class OutsideQueue {
  /*
   * Work is counted as given when a worker takes it over, so that adding counts nothing. Until then
   * the oldest job says whether an epoch has something here: the queue is in the order of epochs,
   * but for threads that give at the very moment a barrier comes, and such work is the barrier's or
   * not as it happens.
   *
   * Invariant: taken is the job taken last, which no longer holds its work; what follows it waits.
   */
  private static final int REFILL_MAX = 64;

  private static final class Job {
    /** Given up when it is taken: the job taken last stays reachable. */
    Runnable work;

    final int epoch;
    volatile @Nullable Job next;

    Job(Runnable work, int epoch) {
      this.work = work;
      this.epoch = epoch;
    }
  }

  private final AtomicReference<Job> newest;
  private final AtomicBoolean taking = new AtomicBoolean();
  private final AtomicLongArray given = new AtomicLongArray(2);
  private final AtomicLongArray done = new AtomicLongArray(2);
  private volatile Job taken;

  OutsideQueue() {
    taken = new Job(OutsideQueue::nothing, 0);
    newest = new AtomicReference<>(taken);
  }

  private static void nothing() {}

  /** Whether all work that was added has been taken over. */
  boolean isEmpty() {
    return taken == newest.get();
  }

  void add(Runnable work, int epoch) {
    Job job = new Job(work, epoch);
    newest.getAndSet(job).next = job;
  }

  /** Moves some work to the end of the worker's queue; false when there was none to be had. */
  boolean refill(Worker worker) {
    if (taken.next == null || !taking.compareAndSet(false, true)) {
      return false;
    }
    int moved = 0;
    Job job = taken.next;
    while (job != null && moved < REFILL_MAX) {
      worker.take(job.work, job.epoch);
      job.work = OutsideQueue::nothing;
      taken = job;
      moved++;
      job = job.next;
    }
    taking.set(false);
    return moved > 0;
  }

  /** Whether work of an epoch waits here. */
  boolean holds(int epoch) {
    Job oldest = taken.next;
    return oldest == null ? !isEmpty() : oldest.epoch == epoch;
  }

  /** Counts a visit that has begun. */
  void give(int epoch) {
    given.incrementAndGet(epoch);
  }

  /** Counts a visit that has ended. */
  void finish(int epoch) {
    done.incrementAndGet(epoch);
  }

  long given(int epoch) {
    return given.get(epoch);
  }

  long done(int epoch) {
    return done.get(epoch);
  }
}
