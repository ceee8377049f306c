package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;

/**
 * The state of a promise whose callbacks move to another. Its maker holds its lock until they have.
 */
final class Moving<T extends @Nullable Object> {
  final Deferred<T> target;
  private boolean ended;

  Moving(Deferred<T> target) {
    this.target = target;
  }

  /** All have moved; called with the lock held. */
  void end() {
    ended = true;
  }

  /** Waits until all have moved. */
  synchronized void await() {
    assert ended : "nobody moves what is seen";
  }
}
