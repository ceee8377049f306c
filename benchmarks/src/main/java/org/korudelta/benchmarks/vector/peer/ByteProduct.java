package org.korudelta.benchmarks.vector.peer;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of vectors of bytes in ±127, by the Vector API: shorts hold a product, and pairs of them
 * are added up as integers.
 */
final class ByteProduct {
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
  private static final int WIDTH = 16;

  private ByteProduct() {}

  /** The sum of {@code left[i] * right[at + i]} for all of {@code left}. */
  static int of(byte[] left, byte[] right, int at) {
    IntVector sums = IntVector.zero(INTS);
    int i = 0;
    for (; i + WIDTH <= left.length; i += WIDTH) {
      IntVector pairs = wide(left, i).mul(wide(right, at + i)).reinterpretAsInts();
      sums =
          sums.add(pairs.lanewise(VectorOperators.ASHR, WIDTH))
              .add(
                  pairs
                      .lanewise(VectorOperators.LSHL, WIDTH)
                      .lanewise(VectorOperators.ASHR, WIDTH));
    }
    int sum = sums.reduceLanes(VectorOperators.ADD);
    for (; i < left.length; i++) {
      sum += left[i] * right[at + i];
    }
    return sum;
  }

  private static ShortVector wide(byte[] bytes, int at) {
    return (ShortVector) ByteVector.fromArray(BYTES, bytes, at).castShape(SHORTS, 0);
  }
}
