package org.korudelta.benchmarks.result;

import java.util.List;

/** What was measured on one platform. */
record Measured(String platform, List<Measurement> measurements) {
  List<Comparison> comparisons() {
    return Comparison.of(measurements);
  }
}
