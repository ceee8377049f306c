package org.korudelta.vector.graph;

import java.util.function.IntPredicate;

/** The nearest of the wanted nodes that a search has met. Threading: one user at a time. */
final class Answers {
  private final Beam kept;
  private final IntPredicate wanted;

  Answers(int capacity, IntPredicate wanted) {
    this.kept = new Beam(capacity);
    this.wanted = wanted;
  }

  void offer(double key) {
    if (key < kept.bound() && wanted.test(Beam.node(key))) {
      kept.add(key);
    }
  }

  /** The nodes, the nearest first. */
  int[] nodes() {
    return kept.nodes();
  }
}
