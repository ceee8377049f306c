package org.korudelta.conformance;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;

/** Outcomes and errors in words. */
final class Outcomes {
  private Outcomes() {}

  static <T extends @Nullable Object> String describe(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Failure<T> failure) {
      return describe(failure.error());
    }
    return outcome instanceof Outcome.Success<T> success ? "value " + success.value() : "cancelled";
  }

  static String describe(Throwable error) {
    String message = error.getMessage();
    if (error instanceof KoruException known) {
      return known.code() + ": " + message;
    }
    return error instanceof Mismatch ? message : error.getClass().getName() + ": " + message;
  }
}
