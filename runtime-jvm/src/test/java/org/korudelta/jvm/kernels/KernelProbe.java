package org.korudelta.jvm.kernels;

import java.util.Arrays;
import org.korudelta.jvm.JdkVectorKernel;

/** Prints a dot product by the best kernel; the log of the JVM says which classes it took. */
public final class KernelProbe {
  static final int LENGTH = 127;

  private KernelProbe() {}

  public static void main(String[] arguments) {
    byte[] vector = new byte[LENGTH];
    Arrays.fill(vector, (byte) -127);
    System.out.println("dot=" + JdkVectorKernel.best().dot(vector, 0, vector, 0, LENGTH));
  }
}
