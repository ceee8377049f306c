package org.korudelta.worlds.runtime;

import java.time.Duration;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.runtime.Interval;
import org.korudelta.runtime.Promise;

/** A consumer of ticks that is late now and then: no drift, and no tick uncounted (R6). */
final class IntervalAct extends Act {
  private static final int TICKS_MEAN = 6;
  private static final int PERIOD_MILLIS_MAX = 4;

  private long startNanos;
  private long periodNanos;
  private long number;

  IntervalAct(Simulation simulation) {
    super("interval", simulation);
  }

  @Override
  void start() {
    Duration period = Duration.ofMillis(1 + choices.draw(PERIOD_MILLIS_MAX, "period"));
    startNanos = runtime.now();
    periodNanos = period.toNanos();
    Interval interval = runtime.interval(period);
    runtime.spawn("ticks", () -> tick(interval));
  }

  private Promise<Integer> tick(Interval interval) {
    if (!choices.more(TICKS_MEAN, "one more tick?")) {
      interval.close();
      return runtime.completed(0);
    }
    simulation.operation();
    return interval
        .tick()
        .map(this::check)
        .then(checked -> pause())
        .then(paused -> pause())
        .then(paused -> tick(interval));
  }

  private boolean check(Interval.Tick tick) {
    number += tick.missed();
    simulation.sometimes(tick.missed() > 0, "interval: ticks missed");
    long due = startNanos + number * periodNanos;
    always(
        tick.dueNanos() == due && runtime.now() >= due && runtime.now() < due + periodNanos,
        "interval_drift",
        "tick=" + tick + " expectedNanos=" + due + " nowNanos=" + runtime.now());
    number++;
    return true;
  }

  @Override
  void check() {}
}
