package org.korudelta.runtime;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one asynchronous result type. A promise completes once; its callbacks run as tasks of the
 * runtime, in registration order, never inline (R10). A callback belongs to the task that
 * registered it (R1).
 *
 * <p>A failed promise that has no callback when the task that completed it has ended and everything
 * then ready has run once is reported to the error sink, exactly once, with the task's name. A
 * callback added later still gets the error (R3). A failure that a callback passed on is the
 * derived promise's to report.
 *
 * <p>An endless loop of {@link #then} is fine: it takes neither stack nor memory that grows.
 *
 * <p>Threading: every method may be called from any thread.
 *
 * @param <T> the value's type
 */
public interface Promise<T extends @Nullable Object> {

  /**
   * Transforms the value. An exception thrown by {@code fn} fails the result; failure and
   * cancellation pass through.
   */
  <U extends @Nullable Object> Promise<U> map(Function<? super T, ? extends U> fn);

  /** Continues with another promise. Failure and cancellation pass through. */
  <U extends @Nullable Object> Promise<U> then(Function<? super T, Promise<U>> fn);

  /** Continues after a failure; values and cancellation pass through. */
  Promise<T> recover(Function<? super Throwable, Promise<T>> fn);

  /** Continues whatever the outcome was. */
  <U extends @Nullable Object> Promise<U> handle(Function<? super Outcome<T>, Promise<U>> fn);

  /** Calls {@code callback} with the outcome, as a task of its own. */
  void onComplete(Consumer<? super Outcome<T>> callback);

  /**
   * The outcome of a completed promise, without a hop; empty while pending (R10). This is no
   * callback: a failure that was only peeked at still counts as unseen (R3).
   */
  Optional<Outcome<T>> peek();
}
