package org.korudelta.vector.space;

import java.util.Arrays;
import org.korudelta.vector.VectorQuery;

/**
 * Looks at every node that is wanted, in 8 bits, and keeps those that may be among the best: all
 * that have a chance by the bounds of their score, so that none of the best is missing.
 *
 * <p>Cost: a comparison for each; memory for those kept. Threading: one user at a time.
 */
final class ScanSearch {
  private static final int KEPT_MIN = 64;

  private final EraView era;
  private final ScoreBounds bounds;
  private final BestBounds best;
  private final double reach;
  private int[] nodes = new int[KEPT_MIN];
  private double[] uppers = new double[KEPT_MIN];
  private int kept;
  private long compared;

  ScanSearch(EraView era, VectorQuery.Selection selection, ScoreBounds bounds) {
    this.era = era;
    this.bounds = bounds;
    this.best = new BestBounds(selection.topK());
    this.reach = bounds.reach(selection.threshold());
  }

  /** The nodes that may be among the best. */
  int[] run(Wanted wanted) {
    for (int node = 0; node < wanted.started(); node++) {
      if (wanted.test(node)) {
        look(node);
      }
    }
    return chosen();
  }

  private void look(int node) {
    bounds.find(era, node);
    compared++;
    if (bounds.upper() >= Math.max(reach, best.least())) {
      keep(node, bounds.upper());
      best.offer(bounds.lower());
    }
  }

  private void keep(int node, double upper) {
    if (kept == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * kept);
      uppers = Arrays.copyOf(uppers, 2 * kept);
    }
    nodes[kept] = node;
    uppers[kept++] = upper;
  }

  private int[] chosen() {
    int count = 0;
    int[] chosen = new int[kept];
    for (int i = 0; i < kept; i++) {
      if (uppers[i] >= best.least()) {
        chosen[count++] = nodes[i];
      }
    }
    return Arrays.copyOf(chosen, count);
  }

  /** How many comparisons were made. */
  long compared() {
    return compared;
  }
}
