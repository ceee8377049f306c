package org.korudelta.conformance.scenarios;

import java.util.concurrent.atomic.AtomicInteger;
import org.korudelta.conformance.Context;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.peers.PeerLock;

/** A room with one key, a lock: who is inside is counted, and how many were at once. */
final class PeerRoom {
  private static final int TURNS_INSIDE = 3;

  private final Context c;
  private final String key;
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger visits = new AtomicInteger();

  PeerRoom(Context c, String key) {
    this.c = c;
    this.key = key;
  }

  /** Goes in, lets others have turns, and goes out. */
  Promise<Integer> visit(AsyncRuntime visitor) {
    return PeerSteps.lock(c, visitor, key)
        .then(
            held -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              return Turns.pass(c.runtime(), TURNS_INSIDE).map(none -> leave(held));
            });
  }

  private int leave(PeerLock held) {
    inside.decrementAndGet();
    held.release();
    return visits.incrementAndGet();
  }

  int most() {
    return most.get();
  }

  int visits() {
    return visits.get();
  }
}
