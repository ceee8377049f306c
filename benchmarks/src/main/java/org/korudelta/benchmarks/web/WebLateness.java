package org.korudelta.benchmarks.web;

import org.HdrHistogram.Histogram;
import org.korudelta.benchmarks.result.Operation;
import org.korudelta.benchmarks.result.Target;

/** How late a wake-up is: a percentile of many. */
record WebLateness(WebWake wake, double percentile, String name) implements Operation {
  @Override
  public String label() {
    return wake.key() + ", lateness " + name;
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
    return Target.none("no target set");
  }

  double figure(Histogram lateMicros) {
    return lateMicros.getValueAtPercentile(percentile);
  }
}
