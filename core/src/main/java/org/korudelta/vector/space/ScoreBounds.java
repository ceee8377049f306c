package org.korudelta.vector.space;

import org.korudelta.vector.Metric;
import org.korudelta.vector.graph.Quantised;
import org.korudelta.vector.graph.Target;

/**
 * Between which bounds the score of a vector is, by its levels alone. Threading: one user at a
 * time.
 */
final class ScoreBounds {
  /*
   * Let x and y be vectors, x' and y' what their levels stand for, and rx = |x − x'| / |x|, ry alike.
   * Then x·y − x'·y' = x·(y − y') + (x − x')·y', and with |y'| ≤ |y|·(1 + ry):
   *
   *   |x·y − x'·y'| ≤ |x|·|y|·(ry + rx·(1 + ry))
   *
   * SLACK is for the rounding of what is stored as float, some 6e-8 of each factor.
   *
   * A Euclidean score is minus a distance, and so ordered as minus its square; bounds are of that.
   */
  private static final double SLACK = 1e-6;

  private final Metric metric;
  private final Quantised query;
  private final Target target;
  private double lower;
  private double upper;

  ScoreBounds(Metric metric, Quantised query) {
    this.metric = metric;
    this.query = query;
    this.target = Target.of(query);
  }

  /** By how much a cosine by levels may be wrong. */
  static double error(double residual, double other) {
    return residual + other * (1 + residual) + SLACK;
  }

  /** Computes the bounds for a node. */
  void find(EraView era, int node) {
    double error = error(era.nodes().residual(node), query.residual());
    double cosine = era.rows().dot(target, node) * query.factor() * era.rows().factor(node);
    if (metric == Metric.COSINE) {
      bounds(cosine, error);
      return;
    }
    double length = length(era, node);
    double product = query.length() * length;
    if (metric == Metric.DOT) {
      bounds(cosine * product, error * product);
    } else {
      double squares = query.length() * query.length() + length * length;
      bounds(2 * cosine * product - squares, 2 * error * product + SLACK * squares);
    }
  }

  private static double length(EraView era, int node) {
    double factor = era.rows().factor(node);
    return factor == 0 ? 0 : era.nodes().scale(node) / factor;
  }

  private void bounds(double about, double error) {
    lower = about - error;
    upper = about + error;
  }

  /** The score is not less. */
  double lower() {
    return lower;
  }

  /** The score is not more. */
  double upper() {
    return upper;
  }

  /** What the bounds of a score that is at least {@code threshold} reach. */
  double reach(double threshold) {
    boolean distance = metric == Metric.EUCLIDEAN && threshold > Double.NEGATIVE_INFINITY;
    return distance ? -(threshold * threshold) : threshold;
  }
}
