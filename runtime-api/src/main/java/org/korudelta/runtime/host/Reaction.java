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

  private @Nullable Outcome<T> outcome;

  Reaction(Task<?> task) {
    super(task);
  }

  /** Reacts to how the promise ended. */
  abstract void react(Outcome<T> outcome);

  final void deliver(Outcome<T> result) {
    outcome = result;
    run();
  }

  @Override
  final void body() {
    Outcome<T> result = outcome;
    assert result != null : "delivered without an outcome";
    react(result);
  }
}
