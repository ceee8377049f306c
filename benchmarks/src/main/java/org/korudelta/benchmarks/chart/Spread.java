package org.korudelta.benchmarks.chart;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Places names beside each other so that none covers another. */
final class Spread {
  private Spread() {}

  /** Each of {@code wanted} moved up as far as is needed for {@code gap} between any two. */
  static double[] apart(double[] wanted, double gap, double lowest) {
    List<Integer> fromBelow =
        IntStream.range(0, wanted.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -wanted[i]))
            .toList();
    double[] apart = new double[wanted.length];
    double free = lowest;
    for (int i : fromBelow) {
      apart[i] = Math.min(wanted[i], free);
      free = apart[i] - gap;
    }
    return apart;
  }
}
