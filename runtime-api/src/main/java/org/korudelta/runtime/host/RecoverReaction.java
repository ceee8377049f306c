package org.korudelta.runtime.host;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** {@link Deferred#recover}. */
final class RecoverReaction<T extends @Nullable Object> extends Derivation<T, T> {
  private final Function<? super Throwable, Promise<T>> fn;

  RecoverReaction(HostedRuntime runtime, Function<? super Throwable, Promise<T>> fn) {
    super(runtime);
    this.fn = fn;
  }

  @Override
  void derive(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Failure<T> failure) {
      follow(fn.apply(failure.error()));
    } else {
      pass(outcome);
    }
  }
}
