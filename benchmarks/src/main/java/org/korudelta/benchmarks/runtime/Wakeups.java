package org.korudelta.benchmarks.runtime;

import java.util.List;
import java.util.stream.Stream;
import org.korudelta.benchmarks.result.Measurement;
import org.korudelta.benchmarks.result.Trial;
import org.korudelta.benchmarks.runtime.WakingTrial.Who;

/** Everybody whose lateness is measured. */
final class Wakeups {
  static final List<Who> SLEEPERS =
      List.of(
          new Who(Measurement.US, KoruSleep::new),
          new Who("parkNanos, thread", () -> new ParkingSleep(Threads.platform())),
          new Who("parkNanos, virtual thread", () -> new ParkingSleep(Threads.virtual())),
          new Who("ScheduledThreadPool", PooledSleep::new),
          new Who("Netty wheel, 1 ms ticks", NettySleep::new),
          new Who("kotlinx-coroutines", KotlinSleep::new));

  static final List<Who> TICKERS =
      List.of(
          new Who(Measurement.US, KoruInterval::new),
          new Who("ScheduledThreadPool", PooledInterval::new));

  private Wakeups() {}

  static List<Trial> trials(RuntimeShape shape) {
    return Stream.concat(
            SLEEPERS.stream().map(who -> trial(Lateness.SLEEP_P50, Lateness.SLEEP_P99, who, shape)),
            TICKERS.stream()
                .map(who -> trial(Lateness.INTERVAL_P50, Lateness.INTERVAL_P99, who, shape)))
        .toList();
  }

  private static Trial trial(Lateness middle, Lateness tail, Who who, RuntimeShape shape) {
    return new WakingTrial(middle, tail, who, shape);
  }
}
