package org.korudelta.vector.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.korudelta.log.Address;
import org.korudelta.vector.Metric;
import org.korudelta.vector.graph.Graph;
import org.korudelta.vector.graph.Rows;
import org.korudelta.vector.graph.Target;

/**
 * Looks for the pairs of vectors that are nearest to each other, in 8 bits: all pairs where there
 * are few vectors, else those that the graph links, or links by way of one that is not current. It
 * goes from vector to vector, so that others can have their turns in between.
 *
 * <p>Threading: one user at a time.
 */
public final class SpacePairs {
  /** Up to so many vectors all pairs are looked at. */
  public static final int ALL_PAIRS_MAX = 2_048;

  private static final int LOOKS = 4_096;
  private static final int TAIL_EF = 32;
  private static final int TAIL_ANSWERS = 8;

  private final EraView era;
  private final Wanted wanted;
  private final int most;
  private final boolean all;
  private final double error;
  private final PriorityQueue<Pair> kept = new PriorityQueue<>(Collections.reverseOrder());
  private final Set<Pair> known = new HashSet<>();
  private final List<Integer> earlier = new ArrayList<>(); // Looked at, where all pairs are.
  private int next;
  private long looks;
  private boolean limited;

  /** A look at what is current at a time, for the {@code most} nearest pairs. */
  public SpacePairs(VectorSpace space, long nanos, int most) {
    this.era = space.at(nanos);
    this.wanted = new Wanted(era, era.nodes().at(nanos), null, Metric.COSINE);
    this.most = most;
    this.all = areFew(wanted);
    double residual = largestResidual();
    this.error = ScoreBounds.error(residual, residual);
  }

  /** Whether so little is current at a time that all pairs are looked at, and no graph. */
  public static boolean areFew(VectorSpace space, long nanos) {
    EraView era = space.at(nanos);
    return areFew(new Wanted(era, era.nodes().at(nanos), null, Metric.COSINE));
  }

  private static boolean areFew(Wanted wanted) {
    return wanted.estimate() <= ALL_PAIRS_MAX;
  }

  private double largestResidual() {
    double largest = 0;
    for (int node = 0; node < wanted.started(); node++) {
      if (wanted.test(node)) {
        largest = Math.max(largest, era.nodes().residual(node));
      }
    }
    return largest;
  }

  /** Two nodes, the older first, and about how near they are. */
  private record Pair(double score, int one, int other) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair that) {
      int scores = Double.compare(that.score, score);
      int ones = Integer.compare(one, that.one);
      return scores != 0 ? scores : ones != 0 ? ones : Integer.compare(other, that.other);
    }
  }

  /**
   * Two versions.
   *
   * @param one the older
   * @param other the newer
   */
  public record Versions(Address one, Address other) {}

  /** Looks at some thousand pairs more; false when it has looked at all. */
  public boolean lookFurther() {
    long until = looks + LOOKS;
    while (next < wanted.started() && looks < until) {
      if (wanted.test(next)) {
        lookFrom(next);
      }
      next++;
    }
    return next < wanted.started();
  }

  /** The nearest pairs of those that it has looked at, the nearest first. */
  public List<Versions> nearest() {
    List<Pair> pairs = new ArrayList<>(kept);
    pairs.sort(null);
    List<Versions> versions = new ArrayList<>(pairs.size());
    for (Pair pair : pairs) {
      versions.add(
          new Versions(era.nodes().address(pair.one()), era.nodes().address(pair.other())));
    }
    return versions;
  }

  /**
   * Whether there were more pairs than asked for, and one of the others may have a cosine of at
   * least {@code threshold}.
   */
  public boolean mayHaveMore(double threshold) {
    return limited && kept.element().score() + error >= threshold;
  }

  private void lookFrom(int node) {
    if (all) {
      lookAtEarlier(node);
    } else if (node < era.graph().count()) {
      era.graph().forEachNeighbour(node, to -> lookAlong(node, to));
    } else {
      searchFrom(node);
    }
  }

  private void lookAtEarlier(int node) {
    earlier.forEach(before -> look(before, node));
    earlier.add(node);
  }

  private void lookAlong(int node, int to) {
    if (wanted.test(to)) {
      lookEitherWay(node, to);
      return;
    }
    era.graph()
        .forEachNeighbour(
            to,
            further -> {
              if (further != node && wanted.test(further)) {
                lookEitherWay(node, further);
              }
            });
  }

  /** What is not linked yet. */
  private void searchFrom(int node) {
    Rows rows = era.rows();
    Graph.Wish near = new Graph.Wish(rows.target(node), TAIL_EF, TAIL_ANSWERS, wanted);
    Graph.Found found = era.graph().search(rows, near);
    looks += found.compared();
    for (int other : found.nodes()) {
      if (other != node) {
        lookEitherWay(node, other);
      }
    }
  }

  private void lookEitherWay(int node, int other) {
    look(Math.min(node, other), Math.max(node, other));
  }

  private void look(int one, int other) {
    looks++;
    Target target = era.rows().target(one);
    double cosine = (double) era.rows().dot(target, other) * era.rows().factor(other);
    Pair pair = new Pair(cosine * target.factor(), one, other);
    if (kept.size() < most || pair.compareTo(kept.element()) < 0) {
      keep(pair);
    } else {
      limited = true;
    }
  }

  private void keep(Pair pair) {
    if (!known.add(pair)) {
      return;
    }
    kept.add(pair);
    if (kept.size() > most) {
      known.remove(kept.remove());
      limited = true;
    }
  }
}
