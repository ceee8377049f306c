package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;

/**
 * A callback waiting on a promise; belongs to the task that registered it (R1).
 *
 * @param <T> the type of the promise waited on
 */
abstract class Reaction<T extends @Nullable Object> extends Turn {
  /** The promise it was registered with, of which another may be the alias. */
  @Nullable Deferred<T> askedOf;

  Reaction(Task<?> task) {
    super(task);
  }

  /** Reacts to how the promise ended. */
  abstract void react(Outcome<T> outcome);

  final void deliver(Outcome<T> result) {
    run(result);
  }

  @Override
  @SuppressWarnings("unchecked") // As delivered.
  final void body(@Nullable Outcome<?> outcome) {
    assert outcome != null : "delivered without an outcome";
    react((Outcome<T>) outcome);
  }
}
