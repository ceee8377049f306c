package org.korudelta.conformance.scenarios;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Capability;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.peers.PeerLock;

/** R13: a lock that is lost: to a thief, or with its runtime. */
final class PeerStealScenarios {
  private PeerStealScenarios() {}

  static List<Scenario> all() {
    return List.of(
        steal("holder_is_told_before_the_thief_has_it", PeerStealScenarios::toldBefore),
        steal("steal_of_a_free_lock", PeerStealScenarios::freeLock),
        steal("steal_goes_ahead_of_waiters", PeerStealScenarios::aheadOfWaiters),
        steal("steal_from_a_busy_holder", PeerStealScenarios::busyHolder),
        steal("steal_back", PeerStealScenarios::stolenBack),
        steal("lost_lock_released_frees_nothing", PeerStealScenarios::lostThenReleased),
        steal("lock_of_a_closed_runtime_is_free", PeerStealScenarios::closedHolder),
        steal("lock_wait_of_a_closed_runtime_ends", PeerStealScenarios::closedWaiter),
        steal("lock_after_close_is_refused", PeerStealScenarios::refusedAfterClose));
  }

  private static Scenario steal(String slug, Scenario.Body body) {
    return Scenario.needing(Capability.PEER_LOCKS, "R13." + slug, body);
  }

  private static Promise<@Nullable Void> toldBefore(Context c) {
    String name = c.unique("stolen");
    AsyncRuntime thief = c.peer();
    return PeerSteps.lock(c, c.runtime(), name)
        .then(held -> PeerSteps.here(c, thief.peers().steal(name).map(stolen -> events(held))))
        .map(events -> c.observeEqual("events", List.of("lost", "stolen"), events));
  }

  /** What had happened when the thief had it; callbacks of a holder that lags may come later. */
  private static List<String> events(PeerLock held) {
    return held.lost().peek().isPresent() ? List.of("lost", "stolen") : List.of("stolen");
  }

  private static Promise<@Nullable Void> freeLock(Context c) {
    return PeerSteps.here(c, c.runtime().peers().steal(c.unique("free")))
        .map(lock -> c.holds("held", lock.lost().peek().isEmpty()));
  }

  private static Promise<@Nullable Void> aheadOfWaiters(Context c) {
    String name = c.unique("ahead");
    AsyncRuntime thief = c.peer();
    return PeerSteps.lock(c, c.runtime(), name)
        .then(
            held -> {
              Promise<PeerLock> waiter = PeerSteps.lock(c, thief, name);
              return PeerSteps.later(c, waiter)
                  .then(still -> PeerSteps.here(c, thief.peers().steal(name)))
                  .then(
                      stolen -> {
                        c.holds("the waiter waits", waiter.peek().isEmpty());
                        stolen.release();
                        return waiter;
                      });
            })
        .map(last -> c.holds("then the waiter", last.lost().peek().isEmpty()));
  }

  /** The holder has always something ready to run. */
  private static Promise<@Nullable Void> busyHolder(Context c) {
    String name = c.unique("busy");
    AsyncRuntime holder = c.peer();
    AtomicBoolean stolen = new AtomicBoolean();
    return PeerSteps.lock(c, holder, name)
        .then(
            held -> {
              Promise<@Nullable Void> busy =
                  holder.spawn("busy", () -> passUntil(holder, stolen)).promise();
              return PeerSteps.here(c, c.runtime().peers().steal(name))
                  .then(
                      lock -> {
                        stolen.set(true);
                        return PeerSteps.here(c, busy.map(none -> lock));
                      });
            })
        .map(lock -> c.holds("stolen", lock.lost().peek().isEmpty()));
  }

  private static Promise<@Nullable Void> passUntil(AsyncRuntime runtime, AtomicBoolean end) {
    return end.get()
        ? runtime.completed(null)
        : runtime.yield().then(none -> passUntil(runtime, end));
  }

  private static Promise<@Nullable Void> stolenBack(Context c) {
    String name = c.unique("back");
    AsyncRuntime other = c.peer();
    return PeerSteps.lock(c, c.runtime(), name)
        .then(held -> PeerSteps.here(c, other.peers().steal(name)))
        .then(
            theirs ->
                PeerSteps.here(c, c.runtime().peers().steal(name))
                    .then(mine -> PeerSteps.here(c, theirs.lost().map(none -> mine))))
        .map(mine -> c.holds("mine again", mine.lost().peek().isEmpty()));
  }

  private static Promise<@Nullable Void> lostThenReleased(Context c) {
    String name = c.unique("late");
    AsyncRuntime other = c.peer();
    return PeerSteps.lock(c, c.runtime(), name)
        .then(
            held ->
                PeerSteps.here(c, other.peers().steal(name))
                    .then(
                        stolen -> {
                          held.release();
                          Promise<PeerLock> next = PeerSteps.lock(c, c.runtime(), name);
                          return PeerSteps.later(c, next)
                              .then(
                                  still -> {
                                    c.holds("the next waits", next.peek().isEmpty());
                                    stolen.release();
                                    return next;
                                  });
                        }))
        .map(next -> c.holds("then the next", next.lost().peek().isEmpty()));
  }

  private static Promise<@Nullable Void> closedHolder(Context c) {
    String name = c.unique("closed");
    AsyncRuntime holder = c.peer();
    return PeerSteps.lock(c, holder, name)
        .then(
            held -> {
              Promise<PeerLock> next = PeerSteps.lock(c, c.runtime(), name);
              return PeerSteps.here(c, holder.close(PeerSteps.GRACE)).then(names -> next);
            })
        .map(next -> c.holds("the next has it", next.lost().peek().isEmpty()));
  }

  private static Promise<@Nullable Void> closedWaiter(Context c) {
    String name = c.unique("waits");
    AsyncRuntime waiter = c.peer();
    return PeerSteps.lock(c, c.runtime(), name)
        .then(
            held -> {
              Promise<PeerLock> waits = PeerSteps.lock(c, waiter, name);
              return PeerSteps.here(c, waiter.close(PeerSteps.GRACE))
                  .then(names -> Turns.cancelled(c, "waiter", waits))
                  .then(
                      none -> {
                        held.release();
                        return PeerSteps.lock(c, c.runtime(), name);
                      });
            })
        .map(next -> c.holds("free again", next.lost().peek().isEmpty()));
  }

  /** Who asks from outside a parallel runtime may look too late, so nobody looks: R3 reports it. */
  private static Promise<@Nullable Void> refusedAfterClose(Context c) {
    AsyncRuntime other = c.peer();
    return PeerSteps.lock(c, c.runtime(), c.unique("open"))
        .then(held -> PeerSteps.here(c, other.close(PeerSteps.GRACE)))
        .then(
            names -> {
              Promise<PeerLock> refused = other.peers().lock("gone");
              c.expect(refused.peek().isPresent(), "refused at once");
              return PeerSteps.reported(c);
            })
        .map(error -> observeClosed(c, error));
  }

  private static @Nullable Void observeClosed(Context c, KoruException error) {
    c.expectEqual("code", ErrorCode.CLOSED, error.code());
    return c.observe("lock", error);
  }
}
