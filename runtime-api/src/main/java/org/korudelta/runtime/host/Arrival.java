package org.korudelta.runtime.host;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * The one callback of a promise that a thread waits for: it is called within the call that
 * completes the promise, without a hop, so it must do no more than wake that thread.
 *
 * @param <T> the promise's type
 */
public final class Arrival<T extends @Nullable Object> extends Reaction<T> {
  private final Consumer<? super Outcome<T>> callback;

  private Arrival(Task<?> task, Consumer<? super Outcome<T>> callback) {
    super(task);
    this.callback = callback;
  }

  /**
   * Has {@code callback} called when {@code promise} completes: at once where it is the only one
   * that waits, else, or if the promise is complete already, as any other callback.
   */
  public static <T extends @Nullable Object> void await(
      Promise<T> promise, Consumer<? super Outcome<T>> callback) {
    if (promise instanceof Deferred<T> own) {
      own.add(new Arrival<>(own.runtime.currentTask(), callback));
    } else {
      promise.onComplete(callback);
    }
  }

  @Override
  void react(Outcome<T> outcome) {
    callback.accept(outcome);
  }
}
