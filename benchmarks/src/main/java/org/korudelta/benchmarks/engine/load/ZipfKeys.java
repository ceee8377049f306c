package org.korudelta.benchmarks.engine.load;

import java.util.SplittableRandom;

/**
 * Keys drawn by Zipf's law: the key of rank r is drawn in proportion to {@code 1 / r^0.99}. Ranks
 * are scattered over the keys, so that popular ones are not neighbours.
 *
 * <p>Drawing costs a binary search in a table of all ranks; benchmarks draw before they measure.
 * Threading: for one thread.
 */
final class ZipfKeys {
  private static final double EXPONENT = 0.99;

  private final SplittableRandom random;
  private final double[] cumulative;
  private final String[] byRank;

  ZipfKeys(int keys, long seed) {
    this.random = new SplittableRandom(seed);
    this.cumulative = cumulative(keys);
    this.byRank = scattered(keys, new SplittableRandom(seed + 1));
  }

  private static double[] cumulative(int keys) {
    double[] cumulative = new double[keys];
    double sum = 0;
    for (int rank = 1; rank <= keys; rank++) {
      sum += Math.pow(rank, -EXPONENT);
      cumulative[rank - 1] = sum;
    }
    return cumulative;
  }

  private static String[] scattered(int keys, SplittableRandom random) {
    String[] names = new String[keys];
    for (int i = 0; i < keys; i++) {
      int swap = random.nextInt(i + 1);
      names[i] = names[swap];
      names[swap] = "file-" + (1_000_000 + i);
    }
    return names;
  }

  /** Every key once, in no order. */
  String[] all() {
    return byRank.clone();
  }

  int size() {
    return byRank.length;
  }

  /** {@code count} draws. */
  String[] draw(int count) {
    String[] drawn = new String[count];
    for (int i = 0; i < count; i++) {
      drawn[i] = draw();
    }
    return drawn;
  }

  String draw() {
    return byRank[rank()];
  }

  private int rank() {
    double point = random.nextDouble() * cumulative[cumulative.length - 1];
    int low = 0;
    int high = cumulative.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] < point) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
