package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;

/**
 * The state of a promise whose callbacks move to another. Its maker holds its lock until they have.
 */
final class Moving<T extends @Nullable Object> {
  final Deferred<T> target;

  Moving(Deferred<T> target) {
    this.target = target;
  }

  /**
   * Waits until all have moved; then begin the way anew. The maker itself comes by when another
   * closes a ring at this very moment: it passes, and looks again until that one has cut the ring.
   */
  @SuppressWarnings("EmptyMethod") // The lock is what there is to do.
  synchronized void await() {}
}
