package org.korudelta.conformance.scenarios;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;

/** Errors that scenarios cause on purpose. */
final class Failures {
  private Failures() {}

  static KoruException bad(String message) {
    return new KoruException.BadRequest(message);
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // Never returns.
  static <T extends @Nullable Object> T fail(String message) {
    throw bad(message);
  }
}
