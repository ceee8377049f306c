package org.korudelta.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The figures of one operation of one engine.
 *
 * @param figures one an iteration, in the operation's unit
 */
record Measurement(Operation operation, EngineKind engine, List<Double> figures) {
  Measurement {
    figures = List.copyOf(figures);
  }

  double median() {
    List<Double> sorted = sorted();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double least() {
    return sorted().get(0);
  }

  double most() {
    return sorted().get(figures.size() - 1);
  }

  private List<Double> sorted() {
    List<Double> sorted = new ArrayList<>(figures);
    Collections.sort(sorted);
    return sorted;
  }
}
