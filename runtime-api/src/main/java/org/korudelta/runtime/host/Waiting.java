package org.korudelta.runtime.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several callbacks of a pending promise, newest first. What waits is null, one {@link Reaction},
 * or this.
 *
 * <p>Threading: immutable.
 *
 * @param newest the callback that came last
 * @param older one or more that came before
 */
@SuppressWarnings("ReferenceEquality") // A promise and a callback are equal to themselves alone.
record Waiting<T extends @Nullable Object>(Reaction<T> newest, Object older, int size) {

  /** Those of {@code waiting}, and {@code reaction} behind them. */
  static <T extends @Nullable Object> Waiting<T> with(Object waiting, Reaction<T> reaction) {
    return new Waiting<>(reaction, waiting, count(waiting) + 1);
  }

  /** How many wait. */
  static int count(Object waiting) {
    return waiting instanceof Waiting<?> several ? several.size : 1;
  }

  /** Those of {@code waiting} in the order of their registration. */
  static List<Reaction<?>> inOrder(Object waiting) {
    List<Reaction<?>> reactions = new ArrayList<>(count(waiting));
    Object at = waiting;
    while (at instanceof Waiting<?> several) {
      reactions.add(several.newest);
      at = several.older;
    }
    if (at instanceof Reaction<?> oldest) {
      reactions.add(oldest);
    }
    Collections.reverse(reactions);
    return reactions;
  }

  /** Those of {@code waiting} without {@code gone}; null when none is left. */
  static @Nullable Object without(@Nullable Object waiting, Reaction<?> gone) {
    if (waiting == null || waiting == gone) {
      return null;
    }
    Object left = null;
    for (Reaction<?> reaction : inOrder(waiting)) {
      if (reaction != gone) {
        left = left == null ? reaction : with(left, reaction);
      }
    }
    return left;
  }

  /** Whether {@code promise} itself was asked, by one that waits or that was called already. */
  static boolean asks(@Nullable Object state, Deferred<?> promise) {
    if (state instanceof Waiting<?> || state instanceof Reaction<?>) {
      return inOrder(state).stream().anyMatch(reaction -> reaction.askedOf == promise);
    }
    return state != null;
  }
}
