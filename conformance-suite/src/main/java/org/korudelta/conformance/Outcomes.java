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
    if (error instanceof KoruException known) {
      return known.code() + ": " + known.getMessage();
    }
    String name = error instanceof Mismatch ? "" : error.getClass().getName() + ": ";
    return name + error.getMessage();
  }
}
