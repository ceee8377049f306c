package org.korudelta.runtime.host;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The one reference that says how a promise stands, as {@link Deferred} lists; whoever exchanges it
 * has done a step.
 *
 * <p>Threading: safe from any thread; on a host of one thread an exchange is a plain store, which
 * no other thread is there to see.
 */
abstract class PromiseState {
  private static final AtomicReferenceFieldUpdater<PromiseState, @Nullable Object> STATE =
      AtomicReferenceFieldUpdater.newUpdater(PromiseState.class, Object.class, "state");

  final HostedRuntime runtime;

  private volatile @Nullable Object state;

  PromiseState(HostedRuntime runtime) {
    this.runtime = runtime;
  }

  final @Nullable Object state() {
    return state;
  }

  /** Whether it is pending; asked only of what never becomes an alias. */
  final boolean pending() {
    Object now = state;
    return now == null || waits(now);
  }

  /** Whether a promise that stands so is pending, and callbacks wait for it. */
  static boolean waits(@Nullable Object now) {
    return now instanceof Reaction<?> || now instanceof Waiting<?>;
  }

  /** Whether a promise that stands so is an alias of another, or just becomes one. */
  static boolean leads(@Nullable Object now) {
    return now instanceof Deferred<?> || now instanceof Moving<?>;
  }

  /** Sets the state while no other thread can see it, without a fence. */
  final void begin(Object then) {
    STATE.lazySet(this, then);
  }

  /** Sets the state, whatever it was. */
  final void state(@Nullable Object then) {
    state = then;
  }

  /** Puts {@code then} in the place of {@code now}; false when that is not the state any more. */
  @SuppressWarnings("ReferenceEquality") // A state is equal to itself alone.
  final boolean exchange(@Nullable Object now, @Nullable Object then) {
    if (!runtime.oneThread) {
      return STATE.compareAndSet(this, now, then);
    }
    if (state != now) {
      return false;
    }
    STATE.lazySet(this, then);
    return true;
  }
}
