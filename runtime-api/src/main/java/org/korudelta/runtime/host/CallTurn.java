package org.korudelta.runtime.host;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A whole task that runs to completion in one go, on the runtime or on a thread of its own. */
final class CallTurn<T extends @Nullable Object> extends Turn {
  private final Deferred<T> result;
  private final Callable<? extends T> call;
  private final boolean mayBlock;

  CallTurn(Task<T> task, Callable<? extends T> call, boolean mayBlock) {
    super(task);
    this.result = task.result;
    this.call = call;
    this.mayBlock = mayBlock;
  }

  @Override
  void body() {
    try {
      result.succeed(call.call());
    } catch (Throwable error) {
      result.fail(error);
    }
  }

  @Override
  public boolean mayBlock() {
    return mayBlock;
  }
}
