package org.korudelta.async;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * Goes on at once with a promise that has its value already, so that what memory can answer is
 * answered without a hop (R10); with any other as the promise does.
 *
 * <p>At once means on the caller's stack: not for loops without a bound. Threading: stateless.
 */
public final class Prompt {
  private Prompt() {}

  /** As {@link Promise#map}. */
  public static <T extends @Nullable Object, U extends @Nullable Object> Promise<U> map(
      AsyncRuntime runtime, Promise<T> promise, Function<? super T, ? extends U> fn) {
    if (promise.peek().orElse(null) instanceof Outcome.Success<T> known) {
      try {
        return runtime.completed(fn.apply(known.value()));
      } catch (RuntimeException e) {
        return runtime.failed(e);
      }
    }
    return promise.map(fn);
  }

  /** Takes steps until one says that it was the last, those that are done at once in a loop. */
  public static Promise<@Nullable Void> whileTrue(
      AsyncRuntime runtime, Supplier<Promise<Boolean>> step) {
    while (true) {
      Promise<Boolean> taken = step.get();
      if (!(taken.peek().orElse(null) instanceof Outcome.Success<Boolean> known)) {
        return taken.then(more -> more ? whileTrue(runtime, step) : runtime.completed(null));
      }
      if (!known.value()) {
        return runtime.completed(null);
      }
    }
  }

  /** As {@link Promise#then}. */
  public static <T extends @Nullable Object, U extends @Nullable Object> Promise<U> then(
      AsyncRuntime runtime, Promise<T> promise, Function<? super T, Promise<U>> fn) {
    if (promise.peek().orElse(null) instanceof Outcome.Success<T> known) {
      try {
        return fn.apply(known.value());
      } catch (RuntimeException e) {
        return runtime.failed(e);
      }
    }
    return promise.then(fn);
  }
}
