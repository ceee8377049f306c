package org.korudelta.benchmarks.runtime;

import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.korudelta.jvm.JvmRuntime;
import org.korudelta.runtime.Interval;
import org.korudelta.runtime.Promise;

/** KoruDelta's interval. */
final class KoruInterval implements Waking {
  private final JvmRuntime runtime = JvmRuntime.inMemory();

  @Override
  public void run(int count, LongConsumer lateNanos) {
    Interval interval = runtime.interval(Duration.ofNanos(PERIOD_NANOS));
    runtime.await(
        "ticks", () -> runtime.spawn("ticks", () -> tick(interval, count, lateNanos)).promise());
    interval.close();
  }

  private Promise<@Nullable Void> tick(Interval interval, int left, LongConsumer lateNanos) {
    if (left == 0) {
      return runtime.completed(null);
    }
    return interval
        .tick()
        .then(
            tick -> {
              lateNanos.accept(runtime.now() - tick.dueNanos());
              return tick(interval, left - 1, lateNanos);
            });
  }

  @Override
  public void close() {
    runtime.close();
  }
}
