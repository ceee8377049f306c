package org.korudelta.deterministic;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** The outcome of a promise that somebody outside all tasks waits for; true once it is there. */
final class Awaited<T extends @Nullable Object> implements BooleanSupplier {
  private @Nullable Outcome<T> outcome;

  Awaited(Promise<T> promise) {
    promise.onComplete(result -> outcome = result);
  }

  @Override
  public boolean getAsBoolean() {
    return outcome != null;
  }

  /** The value, or throws the error as it is. */
  T result() {
    if (outcome instanceof Outcome.Success<T> success) {
      return success.value();
    }
    if (outcome instanceof Outcome.Failure<T> failure) {
      throw Awaited.<RuntimeException>asIs(failure.error());
    }
    throw new KoruException.Cancelled("promise cancelled");
  }

  /** Lets a checked error pass as it is, too. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E asIs(Throwable error) throws E {
    throw (E) error;
  }
}
