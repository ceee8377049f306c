package org.korudelta.benchmarks.vector.data;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Vectors to be searched, which have ids from 0, and others to search with. All are of unit length.
 *
 * <p>Threading: immutable.
 */
public final class VectorSet {
  private final VectorFile file;
  private final int size;
  private final int queries;

  private VectorSet(VectorFile file, int size, int queries) {
    this.file = file;
    this.size = size;
    this.queries = queries;
  }

  /** The first {@code size} vectors of a file, to be searched with its last {@code queries}. */
  static VectorSet of(Path file, int size, int queries) throws IOException {
    VectorFile vectors = VectorFile.open(file);
    if (size + queries > vectors.count()) {
      throw new IllegalArgumentException(
          "too few vectors: file=" + file + " count=" + vectors.count() + " size=" + size);
    }
    return new VectorSet(vectors, size, queries);
  }

  /** How many are searched. */
  public int size() {
    return size;
  }

  /** How many there are to search with. */
  public int queries() {
    return queries;
  }

  /** Components of each. */
  public int dimensions() {
    return file.dimensions();
  }

  /** A copy of the vector with this id. */
  public float[] vector(int id) {
    return file.row(id);
  }

  /** A copy of the query of this number, from 0. */
  public float[] query(int number) {
    return file.row(file.count() - queries + number);
  }
}
