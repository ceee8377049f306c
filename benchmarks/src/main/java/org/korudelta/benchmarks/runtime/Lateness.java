package org.korudelta.benchmarks.runtime;

import org.HdrHistogram.Histogram;
import org.korudelta.benchmarks.result.Operation;
import org.korudelta.benchmarks.result.Target;

/** How late a wake-up is: a percentile of many. */
enum Lateness implements Operation {
  SLEEP_P50("sleep, lateness p50", 50, 90),
  SLEEP_P99("sleep, lateness p99", 99, 200),
  INTERVAL_P50("interval, lateness p50", 50, 90),
  INTERVAL_P99("interval, lateness p99", 99, 200);

  private static final double FLOOR_MICROS = 1_000;
  private static final double NANOS_PER_MICRO = 1e3;

  private final String label;
  private final double percentile;
  private final double goalMicros;

  Lateness(String label, double percentile, double goalMicros) {
    this.label = label;
    this.percentile = percentile;
    this.goalMicros = goalMicros;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String unit() {
    return "µs late";
  }

  @Override
  public boolean lessIsBetter() {
    return true;
  }

  @Override
  public Target target() {
    return Target.figure(FLOOR_MICROS, goalMicros);
  }

  double figure(Histogram lateNanos) {
    return lateNanos.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
  }
}
