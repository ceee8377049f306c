package org.korudelta.benchmarks.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.openjdk.jmh.util.ListStatistics;

/**
 * The figures of one operation of one subject.
 *
 * @param subject who was measured, by the name it has in results
 * @param figures one an iteration, in the operation's unit
 */
public record Measurement(Operation operation, String subject, List<Double> figures) {
  /** The subject that all others are compared with. */
  public static final String US = "KoruDelta";

  private static final double CONFIDENCE = 0.999;

  /** Keeps a copy of the figures. */
  public Measurement {
    figures = List.copyOf(figures);
  }

  /** The middle figure. */
  public double median() {
    List<Double> sorted = sorted();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The smallest figure. */
  public double least() {
    return sorted().get(0);
  }

  /** The greatest figure. */
  public double most() {
    return sorted().get(figures.size() - 1);
  }

  /**
   * Half the width of the interval in which the mean is with a confidence of 99.9 %, as JMH reckons
   * it; NaN below three figures.
   */
  public double error() {
    double[] values = figures.stream().mapToDouble(Double::doubleValue).toArray();
    return new ListStatistics(values).getMeanErrorAt(CONFIDENCE);
  }

  boolean isOf(Operation what, String who) {
    return operation.equals(what) && subject.equals(who);
  }

  private List<Double> sorted() {
    List<Double> sorted = new ArrayList<>(figures);
    Collections.sort(sorted);
    return sorted;
  }
}
