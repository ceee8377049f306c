package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;

/** The only callback of a complete promise, on its way as work of the host. */
final class Flight<T extends @Nullable Object> implements Runnable {
  final Outcome<T> outcome;
  private final Deferred<T> promise;
  private final Reaction<T> reaction;

  Flight(Deferred<T> promise, Outcome<T> outcome, Reaction<T> reaction) {
    this.promise = promise;
    this.outcome = outcome;
    this.reaction = reaction;
  }

  boolean isArrival() {
    return reaction instanceof Arrival<?>;
  }

  @Override
  public void run() {
    reaction.deliver(outcome);
    promise.landed(this);
  }
}
