package org.korudelta.runtime.host;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** {@link Deferred#then}. */
final class ThenReaction<T extends @Nullable Object, U extends @Nullable Object>
    extends Derivation<T, U> {
  private final Function<? super T, Promise<U>> fn;

  ThenReaction(HostedRuntime runtime, Function<? super T, Promise<U>> fn) {
    super(runtime);
    this.fn = fn;
  }

  @Override
  void derive(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Success<T> success) {
      follow(fn.apply(success.value()));
    } else {
      pass(outcome);
    }
  }
}
