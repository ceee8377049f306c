package org.korudelta.runtime;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one asynchronous result type. A promise completes once; its callbacks run as tasks of the
 * runtime, in registration order, never inline (R10). A callback belongs to the task that
 * registered it (R1). A failed promise nobody looks at is reported once to the error sink (R3).
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

  /** The outcome of a completed promise, without a hop; empty while pending (R10). */
  Optional<Outcome<T>> peek();
}
