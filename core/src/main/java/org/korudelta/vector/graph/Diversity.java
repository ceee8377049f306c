package org.korudelta.vector.graph;

import java.util.Arrays;

/**
 * Chooses neighbours that lie in different directions: a candidate is kept only if it is nearer to
 * the node than to every neighbour kept before (Malkov and Yashunin: Efficient and robust
 * approximate nearest neighbor search using hierarchical navigable small world graphs, 2016,
 * algorithm 4).
 *
 * <p>Threading: one user at a time.
 */
final class Diversity {
  private final Rows rows;
  private final int[] kept;
  private Target node = new Target(new byte[0], 0, 0);
  private int count;

  Diversity(Rows rows) {
    this.rows = rows;
    this.kept = new int[Graph.WIDTH + 1];
  }

  /** Begins to choose for a node. */
  void begin(Target forNode) {
    node = forNode;
    count = 0;
  }

  /** How many were kept. */
  int count() {
    return count;
  }

  /** Keeps a node whatever it is like. */
  void keep(int candidate) {
    kept[count++] = candidate;
  }

  /** Keeps a node, further than those before, if it is nearer to the node than to all of them. */
  void keepIfDiverse(int candidate) {
    if (isDiverse(candidate)) {
      kept[count++] = candidate;
    }
  }

  private boolean isDiverse(int candidate) {
    Target target = rows.target(candidate);
    double near = (double) rows.dot(target, node) * node.factor();
    for (int i = 0; i < count; i++) {
      if ((double) rows.dot(target, kept[i]) * rows.factor(kept[i]) > near) {
        return false;
      }
    }
    return true;
  }

  /** Chooses at most {@code most} of a beam. */
  int[] select(Beam beam, int most) {
    for (int i = 0; i < beam.size() && count < most; i++) {
      keepIfDiverse(beam.node(i));
    }
    return kept();
  }

  /** What was kept, in this order; a new array. */
  int[] kept() {
    return Arrays.copyOf(kept, count);
  }
}
