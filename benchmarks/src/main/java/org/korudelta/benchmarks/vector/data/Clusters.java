package org.korudelta.benchmarks.vector.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * Points around centres, both of them drawn from normal distributions.
 *
 * @param dimensions of each
 * @param centres how many, each component from N(0, 1)
 * @param spread how far around its centre a point is: what is added to each component is spread
 *     times N(0, 1)
 */
record Clusters(int dimensions, int centres, double spread) {
  private static final long SEED = 7;

  /** Writes the first {@code count} points; a longer file begins with the same ones. */
  void write(Path file, int count) throws IOException {
    Random random = new Random(SEED);
    float[][] middles = new float[centres][];
    for (int i = 0; i < centres; i++) {
      middles[i] = around(random, new float[dimensions], 1);
    }
    try (VectorFile.Writer writer = new VectorFile.Writer(file, count, dimensions)) {
      for (int i = 0; i < count; i++) {
        writer.add(around(random, middles[random.nextInt(centres)], spread));
      }
    }
  }

  private float[] around(Random random, float[] middle, double distance) {
    float[] point = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      point[i] = (float) (middle[i] + distance * random.nextGaussian());
    }
    return point;
  }
}
