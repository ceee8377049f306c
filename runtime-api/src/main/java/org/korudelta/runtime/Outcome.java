package org.korudelta.runtime;

import org.jspecify.annotations.Nullable;

/**
 * How a {@link Promise} ended. Cancelled is an outcome of its own, neither value nor error (R2).
 *
 * @param <T> the value's type
 */
public sealed interface Outcome<T extends @Nullable Object> {

  /** Ended with a value. */
  record Success<T extends @Nullable Object>(T value) implements Outcome<T> {}

  /** Ended with an error. */
  record Failure<T extends @Nullable Object>(Throwable error) implements Outcome<T> {}

  /** Ended because it was cancelled. */
  record Cancelled<T extends @Nullable Object>() implements Outcome<T> {}
}
