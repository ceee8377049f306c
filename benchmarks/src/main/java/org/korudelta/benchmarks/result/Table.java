package org.korudelta.benchmarks.result;

import java.util.List;
import java.util.Locale;

/**
 * The result of a run for a reader: a block an operation, a line a subject; our figure divided by
 * each, and the floor and goal on the line of what they are for.
 */
final class Table {
  private final List<Measurement> measurements;

  Table(List<Measurement> measurements) {
    this.measurements = measurements;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        line("operation", "who", "unit", "median", "±", "us ÷ it", "floor", "goal", "floor is"));
    for (Comparison comparison : Comparison.of(measurements)) {
      String label = comparison.operation().label();
      for (Measurement measurement : comparison.measurements()) {
        text.append(row(label, comparison, measurement));
        label = "";
      }
    }
    return text.toString();
  }

  private static String row(String label, Comparison comparison, Measurement measurement) {
    Operation operation = measurement.operation();
    String subject = measurement.subject();
    boolean aimed = operation.target().baseline().equals(subject);
    return line(
        label,
        subject,
        operation.unit(),
        number(measurement.median()),
        number(measurement.error()),
        subject.equals(Measurement.US) ? "" : number(comparison.ratio(subject)),
        aimed ? bound(operation, operation.target().floor()) : "",
        aimed ? bound(operation, operation.target().goal()) : "",
        aimed ? comparison.verdict() : "");
  }

  private static String line(Object... cells) {
    String line = String.format(Locale.ROOT, "%-28s %-28s %-10s %8s %8s %9s %9s %9s  %s", cells);
    return line.stripTrailing() + System.lineSeparator();
  }

  private static String bound(Operation operation, double bound) {
    return Double.isNaN(bound) ? "–" : (operation.lessIsBetter() ? "≤ " : "≥ ") + number(bound);
  }

  /** At most three significant digits: {@code 0.016}, {@code 1.04}, {@code 412}, {@code 7.31 M}. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (value >= 1e6) {
      return String.format(Locale.ROOT, "%.2f M", value / 1e6);
    }
    if (value >= 1e4) {
      return String.format(Locale.ROOT, "%.0f k", value / 1e3);
    }
    return String.format(Locale.ROOT, "%." + fractionDigits(value) + "f", value);
  }

  private static int fractionDigits(double value) {
    if (value >= 10) {
      return value < 100 ? 1 : 0;
    }
    return value >= 0.1 || value == 0 ? 2 : value >= 0.01 ? 3 : 4;
  }
}
