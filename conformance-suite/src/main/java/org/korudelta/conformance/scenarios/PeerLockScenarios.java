package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Capability;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.peers.PeerLock;
import org.korudelta.runtime.peers.Peers;

/** R13: a lock has one holder at a time, and waiters have it in order. */
final class PeerLockScenarios {
  private static final int ROUNDS = 10;
  private static final int MEMBERS = 3;

  private PeerLockScenarios() {}

  static List<Scenario> all() {
    return List.of(
        lock("lock_has_one_holder", PeerLockScenarios::oneHolder),
        lock("lock_never_overlaps", PeerLockScenarios::neverOverlaps),
        lock("lock_waiters_in_order", PeerLockScenarios::inOrder),
        lock("lock_cancelled_waiter_gets_nothing", PeerLockScenarios::cancelledWaiter),
        lock("lock_released_twice_frees_once", PeerLockScenarios::releasedTwice),
        lock("lock_is_not_reentrant", PeerLockScenarios::notReentrant),
        lock("lock_of_another_name_is_free", PeerLockScenarios::anotherName),
        lock("lock_released_is_not_lost", PeerLockScenarios::releasedIsNotLost),
        lock("lock_names_refused", PeerLockScenarios::namesRefused));
  }

  private static Scenario lock(String slug, Scenario.Body body) {
    return Scenario.needing(Capability.PEER_LOCKS, "R13." + slug, body);
  }

  private static Promise<@Nullable Void> oneHolder(Context c) {
    String name = c.unique("one");
    return PeerSteps.lock(c, c.runtime(), name)
        .then(held -> secondWaits(c, held, PeerSteps.lock(c, c.peer(), name)))
        .map(second -> c.holds("then the second", !second.name().isEmpty()));
  }

  private static Promise<PeerLock> secondWaits(Context c, PeerLock held, Promise<PeerLock> second) {
    return PeerSteps.later(c, second)
        .then(
            still -> {
              c.holds("the second waits", second.peek().isEmpty());
              held.release();
              return second;
            });
  }

  private static Promise<@Nullable Void> neverOverlaps(Context c) {
    PeerRoom room = new PeerRoom(c, c.unique("busy"));
    List<Promise<List<Integer>>> members = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      AsyncRuntime member = i == 0 ? c.runtime() : c.peer();
      members.add(c.each(Turns.upTo(ROUNDS), round -> room.visit(member)));
    }
    return c.runtime()
        .all(members)
        .map(
            visits -> {
              c.observeEqual("visits", MEMBERS * ROUNDS, room.visits());
              return c.observeEqual("most at once", 1, room.most());
            });
  }

  private static Promise<@Nullable Void> inOrder(Context c) {
    String name = c.unique("line");
    AsyncRuntime one = c.peer();
    AsyncRuntime two = c.peer();
    List<String> served = new ArrayList<>();
    return c.runtime()
        .peers()
        .lock(name)
        .then(
            held -> {
              List<Promise<String>> waiters = new ArrayList<>();
              waiters.add(served(c, one.peers().lock(name), served, "first"));
              waiters.add(served(c, two.peers().lock(name), served, "second"));
              waiters.add(served(c, c.runtime().peers().lock(name), served, "third"));
              waiters.add(served(c, one.peers().lock(name), served, "fourth"));
              held.release();
              return c.runtime().all(waiters);
            })
        .map(
            all -> c.observeEqual("served", List.of("first", "second", "third", "fourth"), served));
  }

  private static Promise<String> served(
      Context c, Promise<PeerLock> lock, List<String> served, String who) {
    return PeerSteps.here(
        c,
        lock.map(
            held -> {
              Turns.add(served, who);
              held.release();
              return who;
            }));
  }

  private static Promise<@Nullable Void> cancelledWaiter(Context c) {
    String name = c.unique("cancelled");
    AsyncRuntime other = c.peer();
    return PeerSteps.lock(c, other, name)
        .then(
            held ->
                Turns.waiting(c, "waiter", () -> c.runtime().peers().lock(name))
                    .then(
                        waiter -> {
                          Promise<PeerLock> next = PeerSteps.lock(c, other, name);
                          waiter.cancel();
                          return Turns.cancelled(c, "waiter", waiter.promise())
                              .then(
                                  none -> {
                                    held.release();
                                    return next;
                                  });
                        }))
        .map(next -> c.holds("the next got it", next.lost().peek().isEmpty()));
  }

  private static Promise<@Nullable Void> releasedTwice(Context c) {
    String name = c.unique("twice");
    AsyncRuntime other = c.peer();
    return PeerSteps.lock(c, c.runtime(), name)
        .then(
            held -> {
              held.release();
              return PeerSteps.lock(c, other, name)
                  .then(
                      second -> {
                        held.release();
                        held.close();
                        return secondWaits(c, second, PeerSteps.lock(c, c.runtime(), name));
                      });
            })
        .map(third -> c.holds("then the third", third.lost().peek().isEmpty()));
  }

  private static Promise<@Nullable Void> notReentrant(Context c) {
    String name = c.unique("again");
    return PeerSteps.lock(c, c.runtime(), name)
        .then(held -> secondWaits(c, held, PeerSteps.lock(c, c.runtime(), name)))
        .map(second -> c.holds("then again", second.lost().peek().isEmpty()));
  }

  private static Promise<@Nullable Void> anotherName(Context c) {
    String name = c.unique("mine");
    AsyncRuntime other = c.peer();
    return PeerSteps.lock(c, c.runtime(), name)
        .then(held -> PeerSteps.lock(c, other, c.unique("yours")))
        .map(yours -> c.holds("free", yours.lost().peek().isEmpty()));
  }

  private static Promise<@Nullable Void> releasedIsNotLost(Context c) {
    String name = c.unique("released");
    return PeerSteps.lock(c, c.runtime(), name)
        .then(
            held -> {
              c.holds("its name", held.name().equals(name));
              held.release();
              return Turns.cancelled(c, "lost", held.lost());
            });
  }

  private static Promise<@Nullable Void> namesRefused(Context c) {
    Peers peers = c.runtime().peers();
    return PeerSteps.lock(c, c.runtime(), "x".repeat(Peers.NAME_UNITS_MAX))
        .then(
            held -> {
              held.release();
              return c.each(PeerNames.REFUSED, name -> refused(c, peers, name));
            })
        .map(none -> null);
  }

  private static Promise<@Nullable Void> refused(Context c, Peers peers, String name) {
    return c.error(ErrorCode.BAD_REQUEST, peers.lock(name))
        .then(
            error -> {
              c.observe("lock", error);
              return c.error(ErrorCode.BAD_REQUEST, peers.steal(name));
            })
        .map(error -> c.observe("steal", error));
  }
}
