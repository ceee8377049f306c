package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;

/** R5, and of R12 that timers are not starved. Real clocks give invariants, not values. */
final class TimeScenarios {
  private static final Duration PERIOD = Duration.ofMillis(10);
  private static final int SLEEPERS = 10;
  private static final int TURNS = 1_000;

  private TimeScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R5.sleep_never_early", TimeScenarios::sleepNeverEarly),
        Scenario.of("R5.zero_yields_once", TimeScenarios::zeroYieldsOnce),
        Scenario.of("R5.zero_among_yields", TimeScenarios::zeroAmongYields),
        Scenario.of("R5.negative_rejected", TimeScenarios::negativeRejected),
        Scenario.of("R5.beyond_32_bit_milliseconds", TimeScenarios::beyond32Bit),
        Scenario.of("R5.one_instant_in_order", TimeScenarios::oneInstant),
        Scenario.of("R5.earliest_first", TimeScenarios::earliestFirst),
        Scenario.of("R12.timers_fire_while_a_task_yields", TimeScenarios::firesWhileYielding));
  }

  private static Promise<@Nullable Void> sleepNeverEarly(Context c) {
    return c.each(List.of(1L, 999L, 1_000_000L, 7_500_001L, 20_000_000L), n -> sleep(c, n))
        .map(none -> null);
  }

  private static Promise<@Nullable Void> sleep(Context c, long nanos) {
    long start = c.runtime().now();
    return c.runtime()
        .sleep(Duration.ofNanos(nanos))
        .map(none -> c.holds("not early: nanos=" + nanos, c.runtime().now() - start >= nanos));
  }

  /** Where tasks run in order, what was ready before a sleep of zero runs before it ends. */
  private static Promise<@Nullable Void> zeroYieldsOnce(Context c) {
    AtomicBoolean ready = new AtomicBoolean();
    Promise<Boolean> before =
        c.runtime().call("ready before", () -> !ready.getAndSet(true)).promise();
    return c.runtime()
        .sleep(Duration.ZERO)
        .then(
            none -> {
              c.expect(ready.get() || !c.fifo(), "what was ready before has run");
              return before;
            })
        .map(first -> c.holds("completes", first));
  }

  /** A sleep of zero stands in line as a yield does: it ends neither before nor after its turn. */
  private static Promise<@Nullable Void> zeroAmongYields(Context c) {
    AsyncRuntime runtime = c.runtime();
    return ends(c, List.of(runtime.yield(), runtime.sleep(Duration.ZERO), runtime.yield()))
        .map(
            order -> {
              c.expect(!c.fifo() || order.equals(Turns.upTo(3)), "in its turn: " + order);
              return c.observe("ended", order.size());
            });
  }

  private static Promise<@Nullable Void> negativeRejected(Context c) {
    AsyncRuntime runtime = c.runtime();
    return c.error(ErrorCode.BAD_REQUEST, () -> runtime.sleep(Duration.ofNanos(-1)))
        .map(error -> c.observe("error", error));
  }

  private static Promise<@Nullable Void> beyond32Bit(Context c) {
    AsyncRuntime runtime = c.runtime();
    TaskHandle<Void> sleeper =
        runtime.spawn("sleeper", () -> runtime.sleep(Duration.ofMillis((1L << 31) + 1)));
    TaskHandle<Void> longest =
        runtime.spawn("longest", () -> runtime.sleep(Duration.ofSeconds(Long.MAX_VALUE)));
    return runtime
        .sleep(PERIOD)
        .then(
            none -> {
              c.holds("asleep", sleeper.promise().peek().isEmpty());
              c.holds("longest asleep", longest.promise().peek().isEmpty());
              sleeper.cancel();
              longest.cancel();
              return Turns.cancelled(c, "sleeper", sleeper.promise());
            })
        .then(none -> Turns.cancelled(c, "longest", longest.promise()));
  }

  /** Equal deadlines wake in the order in which they were set. */
  private static Promise<@Nullable Void> oneInstant(Context c) {
    return wakeUps(c, Collections.nCopies(SLEEPERS, PERIOD))
        .map(
            order -> {
              c.expect(!c.fifo() || order.equals(Turns.upTo(SLEEPERS)), "in order: " + order);
              return c.observe("woken", order.size());
            });
  }

  private static Promise<@Nullable Void> earliestFirst(Context c) {
    return wakeUps(c, List.of(PERIOD.multipliedBy(12), PERIOD.multipliedBy(6), PERIOD))
        .map(
            order -> {
              c.expect(!c.fifo() || order.equals(List.of(2, 1, 0)), "earliest first: " + order);
              return c.observe("woken", order.size());
            });
  }

  /** The places of {@code sleeps} in the order in which they end. */
  private static Promise<List<Integer>> wakeUps(Context c, List<Duration> sleeps) {
    return ends(c, sleeps.stream().map(c.runtime()::sleep).toList());
  }

  /** The places of {@code waits} in the order in which they end. */
  private static Promise<List<Integer>> ends(Context c, List<Promise<@Nullable Void>> waits) {
    List<Integer> order = new ArrayList<>();
    List<Promise<Boolean>> ends = new ArrayList<>();
    for (int i = 0; i < waits.size(); i++) {
      int place = i;
      ends.add(waits.get(i).map(none -> Turns.add(order, place)));
    }
    return c.runtime().all(ends).map(all -> order);
  }

  /** Where time stands still while something is ready, the yielding task gives up after a while. */
  private static Promise<@Nullable Void> firesWhileYielding(Context c) {
    AtomicBoolean fired = new AtomicBoolean();
    AtomicInteger turns = new AtomicInteger();
    Promise<@Nullable Void> timer = c.runtime().sleep(PERIOD).map(none -> set(fired));
    return c.until(() -> fired.get() || (turns.incrementAndGet() > TURNS && !c.timePasses()))
        .then(none -> c.runtime().yield())
        .then(
            none -> {
              c.expect(fired.get() || !c.timePasses(), "the timer fired meanwhile");
              return timer;
            })
        .map(none -> c.holds("fired", fired.get()));
  }

  private static @Nullable Void set(AtomicBoolean flag) {
    flag.set(true);
    return null;
  }
}
