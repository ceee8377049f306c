package org.korudelta.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The result of a run for a reader: a line an operation, its ratio beside its floor and goal. */
final class EngineTable {
  private final List<Measurement> measurements;

  EngineTable(List<Measurement> measurements) {
    this.measurements = measurements;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "operation",
            "unit",
            "KoruDelta",
            "map",
            "raw file",
            "ratio",
            "floor",
            "goal",
            "floor is"));
    for (Operation operation : Operation.values()) {
      text.append(row(operation));
    }
    return text.toString();
  }

  private String row(Operation operation) {
    return line(
        operation.label,
        operation.unit,
        median(operation, EngineKind.KORUDELTA),
        median(operation, EngineKind.MAP),
        median(operation, EngineKind.RAW),
        "us ÷ " + operation.target.baseline().label() + " " + number(ratio(operation)),
        bound(operation, operation.target.floor()),
        bound(operation, operation.target.goal()),
        verdict(operation));
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, "%-24s %-8s %10s %10s %10s  %-19s %7s %7s  %s%n", cells);
  }

  private String median(Operation operation, EngineKind engine) {
    return find(operation, engine).map(found -> number(found.median())).orElse("–");
  }

  private Optional<Measurement> find(Operation operation, EngineKind engine) {
    return measurements.stream()
        .filter(found -> found.operation() == operation && found.engine() == engine)
        .findFirst();
  }

  /** KoruDelta's median divided by the baseline's. */
  double ratio(Operation operation) {
    return find(operation, EngineKind.KORUDELTA).orElseThrow().median()
        / find(operation, operation.target.baseline()).orElseThrow().median();
  }

  private static String bound(Operation operation, double ratio) {
    if (Double.isNaN(ratio)) {
      return "–";
    }
    return (operation.lessIsBetter() ? "≤ " : "≥ ") + number(ratio);
  }

  String verdict(Operation operation) {
    if (Double.isNaN(operation.target.floor())) {
      return "RocksDB, not measured here";
    }
    return operation.reachesFloor(ratio(operation)) ? "met" : "missed";
  }

  /** Three significant digits: {@code 1.04}, {@code 17.3}, {@code 412}, {@code 7.31 M}. */
  static String number(double value) {
    if (value >= 1e6) {
      return String.format(Locale.ROOT, "%.2f M", value / 1e6);
    }
    if (value >= 1e4) {
      return String.format(Locale.ROOT, "%.0f k", value / 1e3);
    }
    int fraction = value < 10 ? 2 : value < 100 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + fraction + "f", value);
  }
}
