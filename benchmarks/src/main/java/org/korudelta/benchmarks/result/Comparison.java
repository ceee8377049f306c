package org.korudelta.benchmarks.result;

import java.util.List;

/** All that was measured of one operation. */
record Comparison(Operation operation, List<Measurement> measurements) {
  /** One an operation, in the order of the first measurement of each. */
  static List<Comparison> of(List<Measurement> all) {
    return all.stream()
        .map(Measurement::operation)
        .distinct()
        .map(
            operation ->
                new Comparison(
                    operation,
                    all.stream().filter(it -> it.operation().equals(operation)).toList()))
        .toList();
  }

  /** KoruDelta's median divided by that of {@code subject}; NaN when one was not measured. */
  double ratio(String subject) {
    return median(Measurement.US) / median(subject);
  }

  private double median(String subject) {
    return measurements.stream()
        .filter(it -> it.subject().equals(subject))
        .mapToDouble(Measurement::median)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** What the target's bounds are for: our figure, or a ratio. */
  private double aimed() {
    String baseline = operation.target().baseline();
    return baseline.equals(Measurement.US) ? median(baseline) : ratio(baseline);
  }

  /** Whether the floor is reached, in words. */
  String verdict() {
    if (!operation.target().bounded()) {
      return operation.target().note();
    }
    if (Double.isNaN(aimed())) {
      return "not measured";
    }
    return operation.reaches(aimed(), operation.target().floor()) ? "met" : "missed";
  }
}
