package org.korudelta.runtime.host;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;

/** {@link Deferred#onComplete}. */
final class CallbackReaction<T extends @Nullable Object> extends Reaction<T> {
  private final Consumer<? super Outcome<T>> callback;

  CallbackReaction(Task<?> task, Consumer<? super Outcome<T>> callback) {
    super(task);
    this.callback = callback;
  }

  @Override
  void react(Outcome<T> outcome) {
    callback.accept(outcome);
  }
}
