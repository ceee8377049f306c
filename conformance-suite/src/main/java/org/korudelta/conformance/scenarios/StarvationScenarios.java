package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/** R5 and R12: work that is always ready keeps no timer from firing. */
final class StarvationScenarios {
  private static final Duration PERIOD = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration NEVER = Duration.ofDays(30);
  private static final int TURNS = 1_000;

  private StarvationScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of(
            "R12.timers_fire_while_timers_are_set", StarvationScenarios::whileTimersAreSet));
  }

  /**
   * The task gives up by the clock, which is asked, not waited for: no timer can be trusted here.
   */
  private static Promise<@Nullable Void> whileTimersAreSet(Context c) {
    AsyncRuntime runtime = c.runtime();
    AtomicBoolean fired = new AtomicBoolean();
    long giveUpNanos = runtime.now() + PATIENCE.toNanos();
    Promise<Boolean> timer = runtime.sleep(PERIOD).map(none -> fired.compareAndSet(false, true));
    return busy(c, fired, giveUpNanos, TURNS)
        .then(
            none -> {
              c.expect(fired.get() || !c.timePasses(), "the timer fired meanwhile");
              return timer;
            })
        .map(first -> c.holds("fired once", first));
  }

  /** Where time stands still while something is ready, it gives up after some turns. */
  private static Promise<@Nullable Void> busy(
      Context c, AtomicBoolean fired, long giveUpNanos, int turnsLeft) {
    AsyncRuntime runtime = c.runtime();
    boolean patient = c.timePasses() ? runtime.now() < giveUpNanos : turnsLeft > 0;
    if (fired.get() || !patient) {
      return runtime.completed(null);
    }
    Promise<@Nullable Void> nextTurn = runtime.yield();
    setAndCancelTimer(runtime);
    return nextTurn.then(none -> busy(c, fired, giveUpNanos, turnsLeft - 1));
  }

  private static void setAndCancelTimer(AsyncRuntime runtime) {
    PromiseSource<Integer> source = runtime.promise();
    runtime.timeout(NEVER, source.promise());
    source.succeed(1);
  }
}
