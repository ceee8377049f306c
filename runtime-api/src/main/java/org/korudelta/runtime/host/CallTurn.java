package org.korudelta.runtime.host;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;

/** A whole task that runs to completion in one go. */
class CallTurn<T extends @Nullable Object> extends Turn {
  private final Callable<? extends T> call;

  CallTurn(Task<T> task, Callable<? extends T> call) {
    super(task);
    this.call = call;
  }

  @Override
  final void body(@Nullable Outcome<?> none) {
    @SuppressWarnings("unchecked") // As the constructor took it: a field more would be kept by all.
    Deferred<T> result = (Deferred<T>) task.result;
    try {
      result.succeed(call.call());
    } catch (Throwable error) {
      result.fail(error);
    }
  }
}
