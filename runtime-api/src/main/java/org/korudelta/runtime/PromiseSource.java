package org.korudelta.runtime;

import org.jspecify.annotations.Nullable;

/**
 * The writing end of a promise. The first completion wins; later ones answer {@code false} and
 * change nothing (R10). Threading: may be completed from any thread.
 *
 * @param <T> the value's type
 */
public interface PromiseSource<T extends @Nullable Object> {

  /** The reading end. */
  Promise<T> promise();

  /** Completes with a value; false when it was complete already. */
  boolean succeed(T value);

  /** Completes with an error; false when it was complete already. */
  boolean fail(Throwable error);

  /** Completes as cancelled; false when it was complete already. */
  boolean cancel();
}
