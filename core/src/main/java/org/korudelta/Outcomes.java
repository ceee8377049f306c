package org.korudelta;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.PromiseSource;

/** Hands outcomes on. Threading: stateless. */
final class Outcomes {
  private Outcomes() {}

  /** Why there is no value. */
  static Throwable error(Outcome<?> outcome) {
    return outcome instanceof Outcome.Failure<?> failure
        ? failure.error()
        : new KoruException.Cancelled("cancelled");
  }

  /** Completes {@code target} as {@code outcome} says. */
  static <T extends @Nullable Object> void pass(Outcome<T> outcome, PromiseSource<T> target) {
    if (outcome instanceof Outcome.Success<T> success) {
      target.succeed(success.value());
    } else if (outcome instanceof Outcome.Failure<T> failure) {
      target.fail(failure.error());
    } else {
      target.cancel();
    }
  }
}
