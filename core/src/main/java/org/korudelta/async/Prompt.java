package org.korudelta.async;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * Goes on at once with a promise that has its outcome already, so that what memory can answer is
 * answered without a hop (R10); with any other as the promise does.
 *
 * <p>At once means on the caller's stack: not for loops without a bound. Threading: stateless.
 */
public final class Prompt {
  private Prompt() {}

  /** As {@link Promise#map}. */
  public static <T extends @Nullable Object, U extends @Nullable Object> Promise<U> map(
      AsyncRuntime runtime, Promise<T> promise, Function<? super T, ? extends U> fn) {
    return then(runtime, promise, value -> runtime.completed(fn.apply(value)));
  }

  /** Takes steps until one says that it was the last, those that are done at once in a loop. */
  public static Promise<@Nullable Void> whileTrue(
      AsyncRuntime runtime, Supplier<Promise<Boolean>> step) {
    while (true) {
      Promise<Boolean> taken = step.get();
      if (!(taken.peek().orElse(null) instanceof Outcome.Success<Boolean> known)) {
        return then(
            runtime, taken, more -> more ? whileTrue(runtime, step) : runtime.completed(null));
      }
      if (!known.value()) {
        return runtime.completed(null);
      }
    }
  }

  /**
   * A failed promise has no value that could have a wrong type; a second one would leave it alone.
   */
  @SuppressWarnings("unchecked")
  private static <U extends @Nullable Object> Promise<U> failed(Promise<?> promise) {
    return (Promise<U>) promise;
  }

  /** As {@link Promise#handle}; at once where there is a value. */
  public static <T extends @Nullable Object, U extends @Nullable Object> Promise<U> handle(
      AsyncRuntime runtime, Promise<T> promise, Function<? super Outcome<T>, Promise<U>> fn) {
    return promise.peek().orElse(null) instanceof Outcome.Success<T> success
        ? then(runtime, promise, value -> fn.apply(success))
        : promise.handle(fn); // A failure is looked at by a callback, or it would be reported.
  }

  /** As {@link Promise#then}. */
  public static <T extends @Nullable Object, U extends @Nullable Object> Promise<U> then(
      AsyncRuntime runtime, Promise<T> promise, Function<? super T, Promise<U>> fn) {
    Outcome<T> known = promise.peek().orElse(null);
    if (known instanceof Outcome.Success<T> success) {
      try {
        return fn.apply(success.value());
      } catch (Throwable e) {
        return runtime.failed(e);
      }
    }
    return known instanceof Outcome.Failure<T> ? failed(promise) : promise.then(fn);
  }
}
