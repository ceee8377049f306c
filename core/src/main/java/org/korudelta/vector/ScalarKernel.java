package org.korudelta.vector;

/** The dot product by a plain loop. Threading: stateless. */
enum ScalarKernel implements VectorKernel {
  INSTANCE;

  @Override
  public int dot(byte[] left, int leftAt, byte[] right, int rightAt, int length) {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += left[leftAt + i] * right[rightAt + i];
    }
    return sum;
  }
}
