package org.korudelta.jvm;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorSpecies;
import org.korudelta.vector.VectorKernel;

/** The dot product by registers of 256 bits: how and why, see {@link Simd512Kernel}. */
final class Simd256Kernel implements VectorKernel {
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;

  @Override
  public int dot(byte[] left, int leftAt, byte[] right, int rightAt, int length) {
    IntVector sums = IntVector.zero(INTS);
    int i = 0;
    for (; i <= length - 32; i += 32) {
      Vector<Short> one = ByteVector.fromArray(BYTES, left, leftAt + i).castShape(SHORTS, 0);
      one = one.mul(ByteVector.fromArray(BYTES, right, rightAt + i).castShape(SHORTS, 0));
      Vector<Short> two = ByteVector.fromArray(BYTES, left, leftAt + i + 16).castShape(SHORTS, 0);
      two = two.mul(ByteVector.fromArray(BYTES, right, rightAt + i + 16).castShape(SHORTS, 0));
      IntVector pairs = one.add(two).reinterpretAsInts();
      sums = sums.add(pairs.lanewise(ASHR, 16)).add(pairs.lanewise(LSHL, 16).lanewise(ASHR, 16));
    }
    if (i <= length - 16) {
      Vector<Short> one = ByteVector.fromArray(BYTES, left, leftAt + i).castShape(SHORTS, 0);
      one = one.mul(ByteVector.fromArray(BYTES, right, rightAt + i).castShape(SHORTS, 0));
      IntVector pairs = one.reinterpretAsInts();
      sums = sums.add(pairs.lanewise(ASHR, 16)).add(pairs.lanewise(LSHL, 16).lanewise(ASHR, 16));
      i += 16;
    }
    int sum = sums.reduceLanes(ADD);
    for (; i < length; i++) {
      sum += left[leftAt + i] * right[rightAt + i];
    }
    return sum;
  }
}
