package org.korudelta.conformance;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.PromiseSource;

/** Outcomes and errors in words. */
final class Outcomes {
  private Outcomes() {}

  static <T extends @Nullable Object> String describe(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Failure<T> failure) {
      return describe(failure.error());
    }
    return outcome instanceof Outcome.Success<T> success ? "value " + success.value() : "cancelled";
  }

  /** Completes {@code source} as {@code outcome} says. */
  static <T extends @Nullable Object> void complete(PromiseSource<T> source, Outcome<T> outcome) {
    if (outcome instanceof Outcome.Success<T> success) {
      source.succeed(success.value());
    } else if (outcome instanceof Outcome.Failure<T> failure) {
      source.fail(failure.error());
    } else {
      source.cancel();
    }
  }

  static String describe(Throwable error) {
    if (error instanceof KoruException known) {
      return known.code() + ": " + known.getMessage();
    }
    String name = error instanceof Mismatch ? "" : error.getClass().getName() + ": ";
    return name + error.getMessage();
  }
}
