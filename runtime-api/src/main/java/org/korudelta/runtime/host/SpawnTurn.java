package org.korudelta.runtime.host;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** The start of a task whose body gives a promise. */
final class SpawnTurn<T extends @Nullable Object> extends Turn {
  private final Deferred<T> result;
  private final Supplier<Promise<T>> start;

  SpawnTurn(Task<T> task, Supplier<Promise<T>> start) {
    super(task);
    this.result = task.result;
    this.start = start;
  }

  @Override
  void body(@Nullable Outcome<?> none) {
    try {
      follow(start.get());
    } catch (Throwable error) {
      result.fail(error);
    }
  }

  private void follow(@Nullable Promise<T> promise) {
    if (promise == null) {
      throw new KoruException.BadRequest("body gave no promise: task=" + taskName());
    }
    result.follow(promise);
  }
}
