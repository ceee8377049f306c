package org.korudelta.benchmarks.vector.data;

import java.util.Random;
import java.util.stream.IntStream;

/**
 * An order of things by chance, the same for the same seed: the first of them are searched, the
 * last are what is searched with.
 */
final class Split {
  private static final long SEED = 1;

  private Split() {}

  /** Which of {@code count} things is at each place. */
  static int[] shuffled(int count) {
    int[] order = IntStream.range(0, count).toArray();
    Random random = new Random(SEED);
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }
}
