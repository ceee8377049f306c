package org.korudelta.size;

import java.util.List;

/** Median, 95th percentile (nearest rank) and largest of some counts; zeros when there are none. */
record Spread(int median, int p95, int max) {
  static Spread of(List<Integer> counts) {
    List<Integer> sorted = counts.stream().sorted().toList();
    return new Spread(at(sorted, 50), at(sorted, 95), at(sorted, 100));
  }

  private static int at(List<Integer> sorted, int percent) {
    return sorted.isEmpty() ? 0 : sorted.get((sorted.size() * percent + 99) / 100 - 1);
  }
}
