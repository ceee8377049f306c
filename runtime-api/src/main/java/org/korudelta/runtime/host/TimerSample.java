package org.korudelta.runtime.host;

import java.util.Arrays;

/** Estimates from a sample of a pile's deadlines; the same calls give the same estimates. */
final class TimerSample {
  private static final int SIZE = 128;

  private final long[] sample = new long[SIZE];
  private int random;

  /** A deadline that about one timer in {@code parts} does not come after, of a pile not empty. */
  long quantile(TimerPile pile, int parts) {
    for (int i = 0; i < SIZE; i++) {
      random = random * 1_664_525 + 1_013_904_223;
      sample[i] = pile.deadlines[(random >>> 1) % pile.size];
    }
    Arrays.sort(sample);
    return sample[SIZE / parts - 1];
  }
}
