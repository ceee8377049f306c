package org.korudelta.runtime.host;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;

/** {@link Deferred#map}. */
final class MapReaction<T extends @Nullable Object, U extends @Nullable Object>
    extends Derivation<T, U> {
  private final Function<? super T, ? extends U> fn;

  MapReaction(HostedRuntime runtime, Function<? super T, ? extends U> fn) {
    super(runtime);
    this.fn = fn;
  }

  @Override
  void derive(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Success<T> success) {
      result.succeed(fn.apply(success.value()));
    } else {
      pass(outcome);
    }
  }
}
