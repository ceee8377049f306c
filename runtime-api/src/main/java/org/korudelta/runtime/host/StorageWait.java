package org.korudelta.runtime.host;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;

/**
 * A pending storage operation as a suspension. Cancelling it gives up the wait, not the operation,
 * whose effect is then unknown.
 *
 * @param <T> the value's type
 */
final class StorageWait<T extends @Nullable Object> extends Suspension<T> {
  private final String operation;
  private final Consumer<T> discard;

  /**
   * @param discard releases what the operation opened for a task that no longer waits
   */
  StorageWait(Task<?> task, String operation, Consumer<T> discard) {
    super(task);
    this.operation = operation;
    this.discard = discard;
  }

  /** The operation has ended; nothing of an abandoned one is lost. */
  void operationEnded(Outcome<T> outcome) {
    if (complete(outcome)) {
      return;
    }
    if (outcome instanceof Outcome.Success<T> success) {
      discard.accept(success.value());
    } else if (outcome instanceof Outcome.Failure<T> failure) {
      runtime.host.reportError(task.name, failure.error());
    }
  }

  @Override
  String waitsFor() {
    return "storage " + operation;
  }
}
