package org.korudelta.graph;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * Repeats steps of which most are done at once, without a turn and without stack for each; after
 * some of them others get their turn.
 *
 * <p>Threading: one walk's, whose steps follow each other.
 */
final class Slices {
  /** Steps in a row. */
  static final int STEPS = 256;

  private final AsyncRuntime runtime;
  private final Promise<Boolean> on;
  private final Promise<Boolean> end;

  Slices(AsyncRuntime runtime) {
    this.runtime = runtime;
    this.on = runtime.completed(true);
    this.end = runtime.completed(false);
  }

  /** What a step gives that is not the last. */
  Promise<Boolean> on() {
    return on;
  }

  /** What the last step gives. */
  Promise<Boolean> end() {
    return end;
  }

  /** An answer that is there. */
  <T extends @Nullable Object> Promise<T> completed(T value) {
    return runtime.completed(value);
  }

  /** Takes steps until one gives false. */
  Promise<@Nullable Void> repeat(Supplier<Promise<Boolean>> step) {
    for (int i = 0; i < STEPS; i++) {
      Promise<Boolean> goesOn = step.get();
      if (goesOn.peek().orElse(null) instanceof Outcome.Success<Boolean> known) {
        if (!known.value()) {
          return runtime.completed(null);
        }
      } else {
        return goesOn.then(more -> more ? repeat(step) : runtime.completed(null));
      }
    }
    return runtime.yield().then(turn -> repeat(step));
  }

  /** Continues with {@code next}, at once when the value is there. */
  static <T extends @Nullable Object, U extends @Nullable Object> Promise<U> then(
      Promise<T> promise, Function<? super T, Promise<U>> next) {
    Optional<Outcome<T>> known = promise.peek();
    return known.isPresent() && known.get() instanceof Outcome.Success<T> success
        ? next.apply(success.value())
        : promise.then(next);
  }
}
