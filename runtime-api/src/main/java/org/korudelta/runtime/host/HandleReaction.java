package org.korudelta.runtime.host;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** {@link Deferred#handle}. */
final class HandleReaction<T extends @Nullable Object, U extends @Nullable Object>
    extends Derivation<T, U> {
  private final Function<? super Outcome<T>, Promise<U>> fn;

  HandleReaction(HostedRuntime runtime, Function<? super Outcome<T>, Promise<U>> fn) {
    super(runtime);
    this.fn = fn;
  }

  @Override
  void derive(Outcome<T> outcome) {
    follow(fn.apply(outcome));
  }
}
