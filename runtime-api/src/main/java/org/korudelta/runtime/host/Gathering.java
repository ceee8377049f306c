package org.korudelta.runtime.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * Many promises as one: all values, or the first failure or cancellation in the list's order.
 *
 * @param <T> the values' type
 */
final class Gathering<T extends @Nullable Object> {
  private final List<Promise<T>> promises;
  private final List<T> values;
  final Deferred<List<T>> result;

  Gathering(HostedRuntime runtime, List<Promise<T>> promises) {
    this.promises = new ArrayList<>(promises);
    this.values = new ArrayList<>(promises.size());
    this.result = new Deferred<>(runtime);
  }

  /**
   * Looks at every promise, so that none counts as unhandled. Advances last: a promise that
   * completed before it was looked at has no callback, and is found here.
   */
  Gathering<T> started() {
    for (Promise<T> promise : promises) {
      if (!(promise.peek().orElse(null) instanceof Outcome.Success<T>)) {
        promise.onComplete(outcome -> advance());
      }
    }
    advance();
    return this;
  }

  private synchronized void advance() {
    while (values.size() < promises.size()) {
      Outcome<T> outcome = promises.get(values.size()).peek().orElse(null);
      if (!(outcome instanceof Outcome.Success<T> success)) {
        stopAt(outcome);
        return;
      }
      values.add(success.value());
    }
    result.succeed(Collections.unmodifiableList(values));
  }

  /** Passes an outcome without a value on; such an outcome fits a promise of any type. */
  @SuppressWarnings("unchecked")
  private void stopAt(@Nullable Outcome<T> outcome) {
    if (outcome != null) {
      result.complete((Outcome<List<T>>) (Outcome<?>) outcome);
    }
  }
}
