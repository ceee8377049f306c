package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;

/**
 * A pending storage operation as a suspension. Cancelling it gives up the wait, not the operation,
 * whose effect is then unknown; one that only reads has none.
 *
 * @param <T> the value's type
 */
final class StorageWait<T extends @Nullable Object> extends Suspension<T> {
  private final StorageCall<T> call;

  StorageWait(Task<?> task, StorageCall<T> call) {
    super(task);
    this.call = call;
  }

  /** The operation has ended; nothing of an abandoned one is lost. */
  void operationEnded(Outcome<T> outcome) {
    if (!complete(call.wrapped(outcome))) {
      abandoned(outcome);
    }
  }

  private void abandoned(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Success<T> success) {
      call.discard(success.value());
    } else if (outcome instanceof Outcome.Failure<T> failure && call.changes()) {
      runtime.host.reportError(task.name, failure.error());
    }
  }

  @Override
  String waitsFor() {
    return "storage: " + call.inWords();
  }
}
