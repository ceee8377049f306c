package org.korudelta.benchmarks.vector.data;

import java.util.Arrays;

/**
 * The best scores that were offered so far, with their ids: of equal ones those offered first.
 *
 * <p>An offer costs a comparison, and a place in a sorted array when it is among the best.
 * Threading: for one thread.
 */
public final class Nearest {
  private final double[] scores;
  private final int[] ids;
  private int size;

  /** Keeps the best {@code most}. */
  public Nearest(int most) {
    this.scores = new double[most];
    this.ids = new int[most];
  }

  /** Keeps it while it is among the best. */
  public void offer(double score, int id) {
    if (size == scores.length && score <= scores[size - 1]) {
      return;
    }
    int at = size < scores.length ? size++ : size - 1;
    for (; at > 0 && scores[at - 1] < score; at--) {
      scores[at] = scores[at - 1];
      ids[at] = ids[at - 1];
    }
    scores[at] = score;
    ids[at] = id;
  }

  /** The ids, best first. */
  public int[] ids() {
    return Arrays.copyOf(ids, size);
  }
}
