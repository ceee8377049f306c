package org.korudelta.benchmarks.vector.data;

import java.io.IOException;
import java.nio.file.Path;

/** Small sets for tests of other packages. */
public final class DataFiles {
  private static final int DIMENSIONS = 20;
  private static final int CENTRES = 10;
  private static final int SIZE = 2_000;
  private static final int QUERIES = 20;

  private DataFiles() {}

  /** Vectors in few clusters that run into each other. */
  public static VectorSet small(Path directory) throws IOException {
    Path file = directory.resolve("small.vectors");
    new Clusters(DIMENSIONS, CENTRES, 1.5).write(file, SIZE + QUERIES);
    return VectorSet.of(file, SIZE, QUERIES);
  }

  /** What is true of it. */
  public static Truth truth(VectorSet set) {
    return Truth.reckoned(set);
  }
}
