package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;

/** The most frequent outcome: success without a value, made once. */
final class Nothing {
  private static final Outcome.Success<@Nullable Object> SUCCESS = new Outcome.Success<>(null);

  private Nothing() {}

  /** Success with null, which is a value of any type that has it. */
  @SuppressWarnings("unchecked")
  static <T extends @Nullable Object> Outcome<T> success() {
    return (Outcome<T>) SUCCESS;
  }

  /** Success with {@code value}. */
  static <T extends @Nullable Object> Outcome<T> orSuccess(T value) {
    return value == null ? success() : new Outcome.Success<>(value);
  }
}
