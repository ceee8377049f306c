package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Interval;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.TaskHandle;

/** R5, R6 and R8: sleeping, ticking and deadlines. Real clocks give invariants, not values. */
final class TimeScenarios {
  private static final Duration PERIOD = Duration.ofMillis(10);
  private static final Duration LATE = Duration.ofMillis(55);
  private static final Duration NEVER = Duration.ofDays(30);

  private TimeScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R5.sleep_never_early", TimeScenarios::sleepNeverEarly),
        Scenario.of("R5.zero_yields_once", TimeScenarios::zeroYieldsOnce),
        Scenario.of("R5.negative_rejected", TimeScenarios::negativeRejected),
        Scenario.of("R5.beyond_32_bit_milliseconds", TimeScenarios::beyond32Bit),
        Scenario.of("R6.first_tick_at_once", TimeScenarios::firstTickAtOnce),
        Scenario.of("R6.late_consumer_missed", TimeScenarios::lateConsumer),
        Scenario.of("R6.close_ends_pending_tick", TimeScenarios::closeEndsPendingTick),
        Scenario.of("R6.period_not_positive", TimeScenarios::periodNotPositive),
        Scenario.of("R8.deadline_without_waking", TimeScenarios::deadlineWithoutWaking),
        Scenario.of("R8.complete_promise_wins", TimeScenarios::completePromiseWins),
        Scenario.of("R8.losing_task_cancelled", TimeScenarios::losingTaskCancelled));
  }

  private static Promise<@Nullable Void> sleepNeverEarly(Context c) {
    return c.each(List.of(1L, 999L, 1_000_000L, 7_500_001L, 20_000_000L), n -> sleep(c, n))
        .map(none -> null);
  }

  private static Promise<@Nullable Void> sleep(Context c, long nanos) {
    long start = c.runtime().now();
    return c.runtime()
        .sleep(Duration.ofNanos(nanos))
        .map(none -> c.observe("not early: nanos=" + nanos, c.runtime().now() - start >= nanos));
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
        .map(first -> c.observe("completes", first));
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
              c.observe("woke early", sleeper.promise().peek().isPresent());
              c.observe("longest woke early", longest.promise().peek().isPresent());
              sleeper.cancel();
              longest.cancel();
              return c.outcome(sleeper.promise());
            })
        .then(
            outcome -> {
              c.observe("cancelled", outcome instanceof Outcome.Cancelled);
              return c.outcome(longest.promise());
            })
        .map(outcome -> c.observe("longest cancelled", outcome instanceof Outcome.Cancelled));
  }

  private static Promise<@Nullable Void> firstTickAtOnce(Context c) {
    Interval interval = c.runtime().interval(PERIOD);
    Promise<Interval.Tick> first = interval.tick();
    c.observe("first tick complete at once", first.peek().isPresent());
    return first
        .then(tick -> interval.tick().<@Nullable Void>map(next -> observe(c, tick, next)))
        .map(
            none -> {
              interval.close();
              return null;
            });
  }

  private static Promise<@Nullable Void> lateConsumer(Context c) {
    Interval interval = c.runtime().interval(PERIOD);
    return interval
        .tick()
        .then(first -> c.runtime().sleep(LATE).then(none -> next(c, interval, first)))
        .then(late -> next(c, interval, late))
        .map(
            none -> {
              interval.close();
              return null;
            });
  }

  private static Promise<Interval.Tick> next(Context c, Interval interval, Interval.Tick before) {
    return interval
        .tick()
        .map(
            tick -> {
              observe(c, before, tick);
              return tick;
            });
  }

  /** Ticks are due at start + n·period, however late they are taken. */
  private static @Nullable Void observe(Context c, Interval.Tick before, Interval.Tick tick) {
    long passed = tick.dueNanos() - before.dueNanos();
    c.observe("no drift", passed == (tick.missed() + 1) * PERIOD.toNanos());
    return c.observe("not early", c.runtime().now() >= tick.dueNanos());
  }

  private static Promise<@Nullable Void> closeEndsPendingTick(Context c) {
    Interval interval = c.runtime().interval(NEVER);
    return interval
        .tick()
        .then(
            first -> {
              Promise<Interval.Tick> pending = interval.tick();
              interval.close();
              interval.close();
              return c.error(ErrorCode.CLOSED, pending);
            })
        .then(
            error -> {
              c.observe("pending", error);
              return c.error(ErrorCode.CLOSED, interval::tick);
            })
        .map(error -> c.observe("after close", error));
  }

  private static Promise<@Nullable Void> periodNotPositive(Context c) {
    for (long nanos : new long[] {0, -1}) {
      Duration period = Duration.ofNanos(nanos);
      c.observe(
          "period " + nanos, c.thrown(ErrorCode.BAD_REQUEST, () -> c.runtime().interval(period)));
    }
    return c.runtime().completed(null);
  }

  private static Promise<@Nullable Void> deadlineWithoutWaking(Context c) {
    PromiseSource<String> never = c.runtime().promise();
    long start = c.runtime().now();
    return c.error(ErrorCode.DEADLINE_EXCEEDED, c.runtime().timeout(PERIOD, never.promise()))
        .map(
            error -> {
              c.observe("code", error.code().text());
              return c.observe("not early", c.runtime().now() - start >= PERIOD.toNanos());
            });
  }

  private static Promise<@Nullable Void> completePromiseWins(Context c) {
    AsyncRuntime runtime = c.runtime();
    return runtime
        .timeout(Duration.ZERO, runtime.completed("complete"))
        .then(
            value -> {
              c.observe("at once", value);
              return runtime.timeout(NEVER, runtime.yield().map(none -> "in time"));
            })
        .map(value -> c.observe("later", value));
  }

  private static Promise<@Nullable Void> losingTaskCancelled(Context c) {
    AsyncRuntime runtime = c.runtime();
    TaskHandle<Void> loser = runtime.spawn("loser", () -> runtime.sleep(NEVER));
    return c.error(ErrorCode.DEADLINE_EXCEEDED, runtime.timeout(PERIOD, loser))
        .then(error -> c.outcome(loser.promise()))
        .map(outcome -> c.observe("cancelled", outcome instanceof Outcome.Cancelled));
  }
}
