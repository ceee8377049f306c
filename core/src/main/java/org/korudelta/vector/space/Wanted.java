package org.korudelta.vector.space;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.korudelta.vector.Metric;

/**
 * Which nodes of an era may be answers: those that are current at a time, have metadata that a
 * filter accepts, and a score by the metric.
 *
 * <p>Threading: immutable.
 */
final class Wanted implements IntPredicate {
  private final EraView era;
  private final Nodes.Moment moment;
  private final Documents.@Nullable Accepted accepted;
  private final boolean directed;

  /** As {@code accepted} says of metadata; all of them when it is null. */
  Wanted(EraView era, Nodes.Moment moment, Documents.@Nullable Accepted accepted, Metric metric) {
    this.era = era;
    this.moment = moment;
    this.accepted = accepted;
    this.directed = metric == Metric.COSINE;
  }

  /** How many nodes have to be looked at. */
  int started() {
    return moment.started();
  }

  /** About how many are wanted. */
  int estimate() {
    double share = accepted == null ? 1 : accepted.share();
    return (int) (moment.estimate() * share + 0.5);
  }

  @Override
  public boolean test(int node) {
    return moment.has(node)
        && (accepted == null || accepted.has(era.nodes().document(node)))
        && !(directed && era.rows().factor(node) == 0);
  }
}
