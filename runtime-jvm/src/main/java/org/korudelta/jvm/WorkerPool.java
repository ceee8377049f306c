package org.korudelta.jvm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A small pool of daemon threads over one first-in first-out queue, with barriers: work that starts
 * only when everything queued or running before it has ended (R3 on a parallel runtime).
 *
 * <p>Threading: safe from any thread. Threads start on demand; after {@link #shutDown()} they end
 * when the queue is empty, and late work starts one again, so nothing that was executed is ever
 * lost.
 */
final class WorkerPool {
  // Every piece of work gets a sequence number. Invariants, under the lock:
  //
  //  * the queue ascends by sequence;
  //  * a barrier is released when no queued, running or visiting work has a lower sequence; it
  //    goes to the front of the queue and is then the lowest there is;
  //  * barriers ascend too, so looking at the first is enough, and one waits for the one before it;
  //  * an idle thread is one that waits or was woken and has not taken its work yet, so queued
  //    work has a thread of its own on the way unless all threads allowed are busy.
  //
  // A visit is a stretch of a foreign thread that counts as running work: what it starts and then
  // looks at is not taken for abandoned in between.

  /** One piece of work and its place in the order. */
  static final class Job {
    final long sequence;
    final Runnable work;

    Job(long sequence, Runnable work) {
      this.sequence = sequence;
      this.work = work;
    }
  }

  private int threadsMax;
  private final Consumer<Throwable> errors;
  private final DaemonThreads threads = new DaemonThreads("worker");
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition workQueued = lock.newCondition();
  private final Condition threadEnded = lock.newCondition();
  private final ArrayDeque<Job> queue = new ArrayDeque<>();
  private final ArrayDeque<Job> barriers = new ArrayDeque<>();
  private final List<Job> running = new ArrayList<>();
  private final Set<Job> visits = new LinkedHashSet<>();
  private long nextSequence;
  private int liveThreads;
  private int idleThreads;
  private boolean stopping;

  WorkerPool(int threadsMax, Consumer<Throwable> errors) {
    this.threadsMax = threadsMax;
    this.errors = errors;
  }

  void execute(Runnable work) {
    lock.lock();
    try {
      queue.addLast(new Job(nextSequence++, work));
      wakeOrStart();
    } finally {
      lock.unlock();
    }
  }

  void executeAfterReady(Runnable work) {
    lock.lock();
    try {
      barriers.addLast(new Job(nextSequence++, work));
      releaseBarrier();
    } finally {
      lock.unlock();
    }
  }

  /** Begins a visit of a foreign thread; end it with {@link #endVisit}. */
  Job beginVisit() {
    lock.lock();
    try {
      Job visit = new Job(nextSequence++, () -> {});
      visits.add(visit);
      return visit;
    } finally {
      lock.unlock();
    }
  }

  void endVisit(Job visit) {
    lock.lock();
    try {
      visits.remove(visit);
      releaseBarrier();
    } finally {
      lock.unlock();
    }
  }

  /** Allows one thread more. */
  void addThread() {
    lock.lock();
    try {
      threadsMax++;
      wakeOrStart();
    } finally {
      lock.unlock();
    }
  }

  /** Lets threads end once the queue is empty. */
  void shutDown() {
    lock.lock();
    try {
      stopping = true;
      workQueued.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits, at most so long, until every thread has ended after {@link #shutDown()}; an interrupt is
   * kept for later.
   */
  void awaitEnd(long timeoutNanos) {
    boolean interrupted = false;
    long left = timeoutNanos;
    lock.lock();
    try {
      long deadline = System.nanoTime() + timeoutNanos;
      while (liveThreads > 0 && left > 0) {
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

  private void wakeOrStart() {
    if (queue.size() <= idleThreads) {
      workQueued.signal();
    } else if (liveThreads < threadsMax) {
      threads.newThread(this::workUntilStopped).start();
      liveThreads++;
    }
  }

  private void releaseBarrier() {
    Job first = barriers.peekFirst();
    if (first != null && first.sequence < oldestUnfinished()) {
      queue.addFirst(barriers.removeFirst());
      wakeOrStart();
    }
  }

  private long oldestUnfinished() {
    long oldest = queue.isEmpty() ? Long.MAX_VALUE : queue.peekFirst().sequence;
    for (Job job : running) {
      oldest = Math.min(oldest, job.sequence);
    }
    for (Job visit : visits) {
      oldest = Math.min(oldest, visit.sequence);
    }
    return oldest;
  }

  private void workUntilStopped() {
    for (Job job = next(null); job != null; job = next(job)) {
      run(job.work);
    }
  }

  private void run(Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      errors.accept(e);
    }
  }

  /** Ends {@code done} and takes the next job; null when this thread shall end. */
  private @Nullable Job next(@Nullable Job done) {
    lock.lock();
    try {
      if (done != null) {
        running.remove(done);
        releaseBarrier();
      }
      return await() ? take() : null;
    } finally {
      lock.unlock();
    }
  }

  private boolean await() {
    idleThreads++;
    while (queue.isEmpty() && !stopping) {
      workQueued.awaitUninterruptibly();
    }
    idleThreads--;
    if (queue.isEmpty()) {
      liveThreads--;
      threadEnded.signalAll();
      return false;
    }
    return true;
  }

  private Job take() {
    Job job = queue.removeFirst();
    running.add(job);
    return job;
  }
}
