package org.korudelta.jvm;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Work for a {@link WorkerPool} from threads that are none of its workers, first-in first-out, and
 * the counts of it that {@link Barriers} need.
 *
 * <p>Threading: safe from any thread, without a lock.
 */
final class OutsideQueue {
  private static final int REFILL_MAX = 64;

  private record Job(Runnable work, int epoch) {}

  private final ConcurrentLinkedQueue<Job> jobs = new ConcurrentLinkedQueue<>();
  private final AtomicLongArray given = new AtomicLongArray(2);
  private final AtomicLongArray done = new AtomicLongArray(2);

  boolean isEmpty() {
    return jobs.isEmpty();
  }

  void add(Runnable work, int epoch) {
    give(epoch);
    jobs.add(new Job(work, epoch));
  }

  /** Moves some work to the end of the worker's queue; false when there was none. */
  boolean refill(Worker worker) {
    int moved = 0;
    Job job = jobs.poll();
    while (job != null) {
      worker.queue.add(job.work, job.epoch);
      moved++;
      job = moved < REFILL_MAX ? jobs.poll() : null;
    }
    return moved > 0;
  }

  /** Counts something that is given, work or a visit. */
  void give(int epoch) {
    given.incrementAndGet(epoch);
  }

  /** Counts a visit that has ended. */
  void finish(int epoch) {
    done.incrementAndGet(epoch);
  }

  /** Counts what a worker had counted, which counts no more. */
  void addAll(Tally tally) {
    for (int epoch = 0; epoch < 2; epoch++) {
      given.addAndGet(epoch, tally.given(epoch));
      done.addAndGet(epoch, tally.done(epoch));
    }
  }

  long given(int epoch) {
    return given.get(epoch);
  }

  long done(int epoch) {
    return done.get(epoch);
  }
}
