package org.korudelta.benchmarks.vector.peer;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Products of vectors of floats, by the Vector API, in the widest registers there are. */
final class FloatProduct {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

  private FloatProduct() {}

  /** The sum of {@code left[i] * right[at + i]} for all of {@code left}. */
  static float of(float[] left, float[] right, int at) {
    int width = LANES.length();
    FloatVector one = FloatVector.zero(LANES);
    FloatVector other = one;
    int i = 0;
    for (; i + 2 * width <= left.length; i += 2 * width) {
      one = at(left, i).fma(at(right, at + i), one);
      other = at(left, i + width).fma(at(right, at + i + width), other);
    }
    for (; i + width <= left.length; i += width) {
      one = at(left, i).fma(at(right, at + i), one);
    }
    float sum = one.add(other).reduceLanes(VectorOperators.ADD);
    for (; i < left.length; i++) {
      sum += left[i] * right[at + i];
    }
    return sum;
  }

  private static FloatVector at(float[] from, int i) {
    return FloatVector.fromArray(LANES, from, i);
  }
}
