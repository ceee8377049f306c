package org.korudelta.browser.bench;

import java.time.Duration;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Interval;
import org.korudelta.runtime.Promise;

/** How late sleeps end and ticks come. */
final class WebWakes {
  private static final double NANOS_PER_MILLI = 1e6;

  private final AsyncRuntime runtime;

  WebWakes(AsyncRuntime runtime) {
    this.runtime = runtime;
  }

  Promise<Integer> sleeps(int count, int millis, BenchWeb.Late late) {
    Duration period = Duration.ofMillis(millis);
    return runtime.spawn("sleeper", () -> slept(count, 0, period, late)).promise();
  }

  private Promise<Integer> slept(int left, int done, Duration period, BenchWeb.Late late) {
    if (left == 0) {
      return runtime.completed(done);
    }
    long due = runtime.now() + period.toNanos();
    return runtime
        .sleep(period)
        .then(
            nothing -> {
              late.by((runtime.now() - due) / NANOS_PER_MILLI);
              return slept(left - 1, done + 1, period, late);
            });
  }

  Promise<Integer> ticks(int count, int millis, BenchWeb.Late late) {
    Interval interval = runtime.interval(Duration.ofMillis(millis));
    return runtime
        .spawn("ticks", () -> ticked(interval, count, 0, late))
        .promise()
        .map(
            done -> {
              interval.close();
              return done;
            });
  }

  private Promise<Integer> ticked(Interval interval, int left, int done, BenchWeb.Late late) {
    if (left == 0) {
      return runtime.completed(done);
    }
    return interval
        .tick()
        .then(
            tick -> {
              late.by((runtime.now() - tick.dueNanos()) / NANOS_PER_MILLI);
              return ticked(interval, left - 1, done + 1, late);
            });
  }
}
