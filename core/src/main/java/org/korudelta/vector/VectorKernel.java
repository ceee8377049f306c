package org.korudelta.vector;

/**
 * The one operation that searching vectors spends its time in: the dot product of 8-bit integers.
 * Integer products are exact in any order, so every kernel gives the same result; a platform may
 * have a faster one than {@link #portable()}.
 *
 * <p>Refuses nothing: whoever calls it has checked the ranges. Components are in ±127, never −128,
 * and at most {@link Embedding#DIMENSIONS_MAX} of them, so the sum fits into an {@code int} and two
 * products into a {@code short}. Threading: called from any thread.
 */
@FunctionalInterface
public interface VectorKernel {

  /**
   * The sum of {@code left[leftAt + i] * right[rightAt + i]} for each i from 0 below {@code
   * length}.
   */
  int dot(byte[] left, int leftAt, byte[] right, int rightAt, int length);

  /** A loop in plain Java. */
  static VectorKernel portable() {
    return ScalarKernel.INSTANCE;
  }
}
