package org.korudelta.benchmarks.engine;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.korudelta.benchmarks.result.Measurement;

/**
 * The figures of a process on their way to the one that started it: a line each on the standard
 * output, {@code figure GET 1234.5}.
 */
final class Figures {
  private static final String WORD = "figure ";

  private final PrintStream out;

  Figures(PrintStream out) {
    this.out = out;
  }

  void add(EngineOperation operation, double value) {
    out.println(WORD + operation.name() + " " + value);
  }

  void addAll(EngineOperation operation, List<Double> values) {
    values.forEach(value -> add(operation, value));
  }

  /** What was said in {@code lines} of each of {@code rows}, as measurements of {@code subject}. */
  static List<Measurement> heard(List<String> lines, List<EngineOperation> rows, String subject) {
    List<Measurement> measurements = new ArrayList<>();
    for (EngineOperation row : rows) {
      String start = WORD + row.name() + " ";
      List<Double> figures =
          lines.stream()
              .filter(line -> line.startsWith(start))
              .map(line -> Double.valueOf(line.substring(start.length())))
              .toList();
      if (!figures.isEmpty()) {
        measurements.add(new Measurement(row, subject, figures));
      }
    }
    return measurements;
  }
}
