package org.korudelta.benchmarks.chart;

import java.util.List;

/**
 * A line of a chart.
 *
 * @param name at its right end
 */
public record Series(String name, List<Point> points) {
  /** Keeps a copy of the points. */
  public Series {
    points = List.copyOf(points);
  }

  /** A place on a chart; both numbers are above zero. */
  public record Point(double x, double y) {}
}
