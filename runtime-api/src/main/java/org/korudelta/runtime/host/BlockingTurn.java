package org.korudelta.runtime.host;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A whole task on a thread of its own, which may wait. */
final class BlockingTurn<T extends @Nullable Object> extends CallTurn<T> {

  BlockingTurn(Task<T> task, Callable<? extends T> call) {
    super(task, call);
  }

  @Override
  public boolean mayBlock() {
    return true;
  }
}
