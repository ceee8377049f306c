package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.Interval;
import org.korudelta.runtime.Promise;

/** R6: ticking. Real clocks give invariants, not values. */
final class IntervalScenarios {
  private static final Duration PERIOD = Duration.ofMillis(10);
  private static final Duration LATE = Duration.ofMillis(55);
  private static final Duration WORK = Duration.ofMillis(3);
  private static final Duration NEVER = Duration.ofDays(30);
  private static final int TICKS = 8;

  private IntervalScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R6.first_tick_at_once", IntervalScenarios::firstTickAtOnce),
        Scenario.of("R6.late_consumer_missed", IntervalScenarios::lateConsumer),
        Scenario.of("R6.no_drift", IntervalScenarios::noDrift),
        Scenario.of("R6.close_ends_pending_tick", IntervalScenarios::closeEndsPendingTick),
        Scenario.of("R6.closed_twice", IntervalScenarios::closedTwice),
        Scenario.of("R6.closed_before_its_first_tick", IntervalScenarios::closedFirst),
        Scenario.of("R6.tick_pending_twice", IntervalScenarios::pendingTwice),
        Scenario.of("R6.period_not_positive", IntervalScenarios::periodNotPositive));
  }

  private static Promise<@Nullable Void> firstTickAtOnce(Context c) {
    Interval interval = c.runtime().interval(PERIOD);
    Promise<Interval.Tick> first = interval.tick();
    c.holds("first tick complete at once", first.peek().isPresent());
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
        .then(
            late -> {
              c.holds("missed four at least", late.missed() >= 4);
              return next(c, interval, late);
            })
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
    c.holds("no drift", passed == (tick.missed() + 1) * PERIOD.toNanos());
    return c.holds("not early", c.runtime().now() >= tick.dueNanos());
  }

  private static Promise<@Nullable Void> closeEndsPendingTick(Context c) {
    Interval interval = c.runtime().interval(NEVER);
    return interval
        .tick()
        .then(
            first -> {
              Promise<Interval.Tick> pending = interval.tick();
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

  /** Work between two ticks, short or longer than a period, puts none of the later ones off. */
  private static Promise<@Nullable Void> noDrift(Context c) {
    Interval interval = c.runtime().interval(PERIOD);
    return interval
        .tick()
        .then(
            first ->
                c.each(
                    Turns.upTo(TICKS),
                    turn ->
                        c.runtime()
                            .sleep(WORK.multipliedBy(turn))
                            .then(none -> sinceStart(c, interval, first))))
        .map(
            passed -> {
              interval.close();
              for (long nanos : passed) {
                c.expectEqual("drift: passed=" + nanos, 0L, nanos % PERIOD.toNanos());
              }
              return c.observeEqual("ticks", TICKS, passed.size());
            });
  }

  private static Promise<Long> sinceStart(Context c, Interval interval, Interval.Tick first) {
    return interval
        .tick()
        .map(
            tick -> {
              c.expect(c.runtime().now() >= tick.dueNanos(), "no tick is early");
              return tick.dueNanos() - first.dueNanos();
            });
  }

  private static Promise<@Nullable Void> closedTwice(Context c) {
    Interval interval = c.runtime().interval(PERIOD);
    interval.close();
    interval.close();
    return c.error(ErrorCode.CLOSED, interval::tick)
        .then(
            error -> {
              interval.close();
              return c.error(ErrorCode.CLOSED, interval::tick);
            })
        .map(error -> c.observe("tick", error));
  }

  private static Promise<@Nullable Void> closedFirst(Context c) {
    Interval interval = c.runtime().interval(PERIOD);
    interval.close();
    return c.error(ErrorCode.CLOSED, interval::tick).map(error -> c.observe("tick", error));
  }

  /** The second is refused, the first stays pending and ends as it would have. */
  private static Promise<@Nullable Void> pendingTwice(Context c) {
    Interval interval = c.runtime().interval(NEVER);
    return interval
        .tick()
        .then(
            first -> {
              Promise<Interval.Tick> pending = interval.tick();
              return c.error(ErrorCode.BAD_REQUEST, interval::tick)
                  .then(
                      error -> {
                        c.observe("second", error);
                        c.holds("first still pending", pending.peek().isEmpty());
                        interval.close();
                        return c.error(ErrorCode.CLOSED, pending);
                      });
            })
        .map(error -> c.observe("first", error));
  }
}
