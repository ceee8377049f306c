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

/** The dot product by registers of 512 bits. Threading: stateless. */
final class Simd512Kernel implements VectorKernel {
  /*
   * Bytes widen to shorts, where a product of two fits and so does the sum of two products: at most
   * 2 · 127 · 127 = 32,258. Two such sums lie in one int. Shifts part them, the upper one by moving it
   * down, the lower one by moving it up and down again so that its sign is carried along: that is
   * cheaper than widening shorts to ints, which moves lanes across the register.
   *
   * All of it is one method, and no vector leaves it: one that is passed to a method, or given back
   * by it, is an object on the heap wherever the compiler does not inline the call, and then this is
   * slower than the plain loop by far.
   */

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_256;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_512;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final VectorSpecies<Byte> FEW = ByteVector.SPECIES_128;

  @Override
  public int dot(byte[] left, int leftAt, byte[] right, int rightAt, int length) {
    IntVector sums = IntVector.zero(INTS);
    int i = 0;
    for (; i <= length - 64; i += 64) {
      Vector<Short> one = ByteVector.fromArray(BYTES, left, leftAt + i).castShape(SHORTS, 0);
      one = one.mul(ByteVector.fromArray(BYTES, right, rightAt + i).castShape(SHORTS, 0));
      Vector<Short> two = ByteVector.fromArray(BYTES, left, leftAt + i + 32).castShape(SHORTS, 0);
      two = two.mul(ByteVector.fromArray(BYTES, right, rightAt + i + 32).castShape(SHORTS, 0));
      IntVector pairs = one.add(two).reinterpretAsInts();
      sums = sums.add(pairs.lanewise(ASHR, 16)).add(pairs.lanewise(LSHL, 16).lanewise(ASHR, 16));
    }
    if (i <= length - 32) {
      Vector<Short> one = ByteVector.fromArray(BYTES, left, leftAt + i).castShape(SHORTS, 0);
      one = one.mul(ByteVector.fromArray(BYTES, right, rightAt + i).castShape(SHORTS, 0));
      IntVector pairs = one.reinterpretAsInts();
      sums = sums.add(pairs.lanewise(ASHR, 16)).add(pairs.lanewise(LSHL, 16).lanewise(ASHR, 16));
      i += 32;
    }
    if (i <= length - 16) {
      Vector<Integer> few = ByteVector.fromArray(FEW, left, leftAt + i).castShape(INTS, 0);
      sums = sums.add(few.mul(ByteVector.fromArray(FEW, right, rightAt + i).castShape(INTS, 0)));
      i += 16;
    }
    int sum = sums.reduceLanes(ADD);
    for (; i < length; i++) {
      sum += left[leftAt + i] * right[rightAt + i];
    }
    return sum;
  }
}
