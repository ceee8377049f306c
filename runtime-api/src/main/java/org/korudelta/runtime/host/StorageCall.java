package org.korudelta.runtime.host;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * One storage operation, not called yet.
 *
 * @param <T> the value's type
 */
class StorageCall<T extends @Nullable Object> {
  private final String operationName;
  private final String target;
  private final Supplier<Promise<T>> operation;

  /** An operation on the file named {@code target}; empty when it is on none. */
  StorageCall(String operationName, String target, Supplier<Promise<T>> operation) {
    this.operationName = operationName;
    this.target = target;
    this.operation = operation;
  }

  /** What is done, in words. */
  final String inWords() {
    return target.isEmpty() ? operationName : operationName + " " + target;
  }

  final Promise<T> start() {
    return operation.get();
  }

  final Outcome<T> wrapped(Outcome<T> outcome) {
    return outcome instanceof Outcome.Success<T> success
        ? new Outcome.Success<>(wrap(success.value()))
        : outcome;
  }

  /** What the caller gets for {@code value}. */
  T wrap(T value) {
    return value;
  }

  /** Releases what was opened for a task that no longer waits. */
  void discard(T value) {}

  /** Whether it may change something: only then is a failure news to nobody in particular (R3). */
  boolean changes() {
    return true;
  }

  /** Whether the operation frees something, which a cancelled task must do, too. */
  boolean frees() {
    return false;
  }
}
