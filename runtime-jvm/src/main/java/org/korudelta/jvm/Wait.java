package org.korudelta.jvm;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.LentThread;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.host.Arrival;

/**
 * One thread's wait for one promise. It parks only while the promise is pending (R11). A thread
 * that waits may as well do the work itself: to read a file from the memory of the operating
 * system, or to write one, takes less time than to wake another thread.
 *
 * <p>Threading: for its thread; {@link #offer} and the arrival from any.
 *
 * @param <T> the promise's type
 */
final class Wait<T extends @Nullable Object> implements LentThread {
  private final JvmHost host;
  private final String operation;
  private final boolean lends;
  private final WaitingThread here = WaitingThread.here();
  private final @Nullable Wait<?> outer = here.current;
  private @Nullable ArrayDeque<Runnable> offered; // Null when nothing is taken.
  private volatile @Nullable Outcome<T> outcome;
  private boolean abandoned;

  private Wait(JvmHost host, String operation, boolean lends) {
    this.host = host;
    this.operation = operation;
    this.lends = lends;
  }

  /** The value that {@code call} promises; an interrupt ends the wait. */
  static <T extends @Nullable Object> T result(
      JvmHost host, String operation, Supplier<Promise<T>> call) {
    return new Wait<T>(host, operation, false).run(call, Wait::untilInterrupted);
  }

  /**
   * As {@link #result}, and the thread lends itself meanwhile: {@code call} waits for nothing
   * itself, or those who count on this thread would wait for that, too.
   */
  static <T extends @Nullable Object> T lendingResult(
      JvmHost host, String operation, Supplier<Promise<T>> call) {
    return new Wait<T>(host, operation, true).run(call, Wait::untilInterrupted);
  }

  /** The value that {@code call} promises; an interrupt is kept for later. */
  static <T extends @Nullable Object> T patientResult(
      JvmHost host, String operation, Supplier<Promise<T>> call) {
    return new Wait<T>(host, operation, false).run(call, Wait::patiently);
  }

  private T run(Supplier<Promise<T>> call, Consumer<Wait<T>> waiting) {
    host.refuseToBlockHere(operation);
    here.current = this;
    try {
      start(call);
      waiting.accept(this);
    } finally {
      end();
    }
    return value();
  }

  /** Visiting, so that a failure before there is a callback is not taken for abandoned. */
  private void start(Supplier<Promise<T>> call) {
    WorkerPool.Visit visit = host.beginVisit();
    try {
      Promise<T> promise = call.get();
      help();
      Outcome<T> known = promise.peek().orElse(null);
      if (known instanceof Outcome.Success<T>) {
        outcome = known;
      } else {
        Arrival.await(promise, this::arrive);
      }
    } finally {
      host.endVisit(visit);
    }
  }

  /** It waits no more, once it has done what it was offered. */
  private void end() {
    for (Runnable work = lastOrNone(); work != null; work = lastOrNone()) {
      host.visit(work);
    }
    here.current = outer;
  }

  private synchronized @Nullable Runnable lastOrNone() {
    Runnable work = offered == null ? null : offered.poll();
    offered = work == null ? null : offered;
    return work;
  }

  /** Whether it is a wait for what {@code runtime} runs. */
  boolean isIn(JvmHost runtime) {
    return host == runtime;
  }

  /** This, where the thread lends itself: from now on it takes what it is offered. */
  synchronized Optional<LentThread> lent() {
    if (lends && offered == null) {
      offered = new ArrayDeque<>(2);
    }
    return lends ? Optional.of(this) : Optional.empty();
  }

  @Override
  public boolean offer(Runnable work) {
    if (!take(work)) {
      return false;
    }
    if (here.thread != Thread.currentThread()) {
      LockSupport.unpark(here.thread);
    }
    return true;
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // How long others are let go on does not matter.
  public void giveWay() {
    Thread.yield();
  }

  private synchronized boolean take(Runnable work) {
    return offered != null && offered.add(work);
  }

  private void help() {
    for (Runnable work = next(); work != null; work = next()) {
      host.visit(work);
    }
  }

  private synchronized @Nullable Runnable next() {
    return offered == null ? null : offered.poll();
  }

  /** Helps until it is over; false when the thread was interrupted before, which it is no more. */
  private boolean isOver() {
    help();
    while (outcome == null) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        return false;
      }
      help();
    }
    return true;
  }

  private T value() {
    Outcome<T> known = outcome;
    if (known instanceof Outcome.Success<T> success) {
      return success.value();
    }
    if (known instanceof Outcome.Failure<T> failure) {
      throw Rethrown.here(failure.error());
    }
    throw new KoruException.Cancelled("cancelled: operation=" + operation);
  }

  private void untilInterrupted() {
    if (!isOver()) {
      Thread.currentThread().interrupt();
      abandon();
    }
  }

  private void patiently() {
    boolean interrupted = false;
    while (!isOver()) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void arrive(Outcome<T> result) {
    outcome = result;
    LockSupport.unpark(here.thread);
    if (abandoned && result instanceof Outcome.Failure<T> failure) {
      host.execute(() -> host.reportError(operation, failure.error()));
    }
  }

  private synchronized void abandon() {
    if (outcome == null) {
      abandoned = true;
      throw new KoruException.Cancelled(
          "interrupted while waiting, the outcome is unknown: operation=" + operation,
          new InterruptedException());
    }
  }

  /** Waits until {@code latch} opens, whatever happens; an interrupt is kept for later. */
  static void patiently(CountDownLatch latch) {
    patiently(latch, Long.MAX_VALUE);
  }

  /** As {@link #patiently(CountDownLatch)}, but at most {@code nanos}; false when they are over. */
  static boolean patiently(CountDownLatch latch, long nanos) {
    long start = System.nanoTime();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return latch.await(nanos - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
