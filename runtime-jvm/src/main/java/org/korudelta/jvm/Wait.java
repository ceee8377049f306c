package org.korudelta.jvm;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * One thread's wait for one promise. It parks only while the promise is pending (R11).
 *
 * @param <T> the promise's type
 */
final class Wait<T extends @Nullable Object> {
  private final JvmHost host;
  private final String operation;
  private final CountDownLatch arrived = new CountDownLatch(1);
  private @Nullable Outcome<T> outcome;
  private boolean abandoned;

  Wait(JvmHost host, String operation) {
    this.host = host;
    this.operation = operation;
  }

  /** The value that {@code call} promises; an interrupt ends the wait. */
  T result(Supplier<Promise<T>> call) {
    if (start(call)) {
      awaitArrival();
    }
    return value();
  }

  /** The value that {@code call} promises; an interrupt is kept for later. */
  T patientResult(Supplier<Promise<T>> call) {
    if (start(call)) {
      patiently(arrived);
    }
    return value();
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

  /** Makes the call; true when its promise is pending. */
  private boolean start(Supplier<Promise<T>> call) {
    host.refuseToBlockHere(operation);
    // Visiting, so that a failure that comes before the callback below is not taken for abandoned.
    WorkerPool.Visit visit = host.beginVisit();
    try {
      Promise<T> promise = call.get();
      Optional<Outcome<T>> at = promise.peek();
      if (at.isPresent() && at.get() instanceof Outcome.Success<T>) {
        outcome = at.get();
        return false;
      }
      promise.onComplete(this::arrive);
      return true;
    } finally {
      host.endVisit(visit);
    }
  }

  private synchronized void arrive(Outcome<T> result) {
    outcome = result;
    arrived.countDown();
    if (abandoned && result instanceof Outcome.Failure<T> failure) {
      host.reportError(operation, failure.error());
    }
  }

  private void awaitArrival() {
    try {
      arrived.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abandon(e);
    }
  }

  private synchronized void abandon(InterruptedException cause) {
    if (outcome == null) {
      abandoned = true;
      throw new KoruException.Cancelled(
          "interrupted while waiting, the outcome is unknown: operation=" + operation, cause);
    }
  }

  private T value() {
    Outcome<T> result = outcome;
    if (result instanceof Outcome.Success<T> success) {
      return success.value();
    }
    if (result instanceof Outcome.Failure<T> failure) {
      throw Rethrown.here(failure.error());
    }
    throw new KoruException.Cancelled("cancelled: operation=" + operation);
  }
}
