package org.korudelta.benchmarks.vector.peer;

import java.util.BitSet;
import java.util.List;
import org.korudelta.benchmarks.vector.data.Nearest;
import org.korudelta.benchmarks.vector.data.VectorSet;

/**
 * Compares with every vector in bytes, and with the best of them in floats again: a byte is a
 * component divided by the greatest of its vector, in 127 steps.
 */
final class ByteScan implements VectorPeer {
  private static final float STEPS = 127;

  private final BitSet deleted = new BitSet();
  private float[] rows = {};
  private byte[] bytes = {};
  private float[] scales = {};
  private int dimensions;
  private int size;

  @Override
  public Built build(VectorSet set, int threads) {
    long start = System.nanoTime();
    dimensions = set.dimensions();
    size = set.size();
    rows = new float[size * dimensions];
    bytes = new byte[size * dimensions];
    scales = new float[size];
    for (int id = 0; id < size; id++) {
      float[] vector = set.vector(id);
      System.arraycopy(vector, 0, rows, id * dimensions, dimensions);
      scales[id] = quantise(vector, bytes, id * dimensions);
    }
    return new Built(System.nanoTime() - start, 0);
  }

  private static float quantise(float[] vector, byte[] bytes, int at) {
    float most = 0;
    for (float component : vector) {
      most = Math.max(most, Math.abs(component));
    }
    float scale = most / STEPS;
    for (int i = 0; i < vector.length; i++) {
      bytes[at + i] = (byte) Math.round(vector[i] / scale);
    }
    return scale;
  }

  /** The scale of the query is the same for all, and left out. */
  @Override
  public int[] search(float[] query, Ask ask) {
    byte[] sought = new byte[dimensions];
    quantise(query, sought, 0);
    Nearest nearest = new Nearest(Math.max(ask.most(), ask.effort()));
    for (int id = 0; id < size; id++) {
      if (ask.accepts(id) && !deleted.get(id)) {
        nearest.offer(ByteProduct.of(sought, bytes, id * dimensions) * scales[id], id);
      }
    }
    return ranked(query, nearest.ids(), ask.most());
  }

  private int[] ranked(float[] query, int[] candidates, int most) {
    Nearest best = new Nearest(most);
    for (int id : candidates) {
      best.offer(FloatProduct.of(query, rows, id * dimensions), id);
    }
    return best.ids();
  }

  @Override
  public void delete(List<Integer> ids) {
    ids.forEach(deleted::set);
  }

  @Override
  public long bytes() {
    return bytes.length + (long) scales.length * Float.BYTES;
  }
}
