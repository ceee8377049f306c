package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * A callback whose result is a promise of its own: {@code map, then, recover, handle}.
 *
 * @param <T> the type of the promise waited on
 * @param <U> the type of the promise made
 */
abstract class Derivation<T extends @Nullable Object, U extends @Nullable Object>
    extends Reaction<T> {
  final Deferred<U> result;

  Derivation(HostedRuntime runtime) {
    super(runtime.currentTask());
    this.result = new Deferred<>(runtime);
  }

  /** Completes {@link #result}, or throws what it fails with. */
  abstract void derive(Outcome<T> outcome) throws Exception;

  @Override
  final void react(Outcome<T> outcome) {
    try {
      derive(outcome);
    } catch (Throwable error) {
      result.fail(error);
    }
  }

  /** Completes the result as {@code promise} does. */
  final void follow(@Nullable Promise<U> promise) {
    if (promise == null) {
      throw new KoruException.BadRequest("callback gave no promise: task=" + taskName());
    }
    result.follow(promise);
  }

  /** Passes an outcome without a value on; such an outcome fits a promise of any type. */
  @SuppressWarnings("unchecked")
  final void pass(Outcome<T> outcome) {
    result.complete((Outcome<U>) outcome);
  }
}
