package org.korudelta.benchmarks.vector.peer;

import java.util.BitSet;
import java.util.List;
import org.korudelta.benchmarks.vector.data.Nearest;
import org.korudelta.benchmarks.vector.data.VectorSet;

/** Compares with every vector: what everybody's answers are held against, at its best. */
final class FloatScan implements VectorPeer {
  private final BitSet deleted = new BitSet();
  private float[] rows = {};
  private int dimensions;
  private int size;

  @Override
  public Built build(VectorSet set, int threads) {
    long start = System.nanoTime();
    dimensions = set.dimensions();
    size = set.size();
    rows = new float[size * dimensions];
    for (int id = 0; id < size; id++) {
      System.arraycopy(set.vector(id), 0, rows, id * dimensions, dimensions);
    }
    return new Built(System.nanoTime() - start, 0);
  }

  @Override
  public int[] search(float[] query, Ask ask) {
    Nearest nearest = new Nearest(ask.most());
    for (int id = 0; id < size; id++) {
      if (ask.accepts(id) && !deleted.get(id)) {
        nearest.offer(FloatProduct.of(query, rows, id * dimensions), id);
      }
    }
    return nearest.ids();
  }

  @Override
  public void delete(List<Integer> ids) {
    ids.forEach(deleted::set);
  }

  @Override
  public long bytes() {
    return 0;
  }
}
