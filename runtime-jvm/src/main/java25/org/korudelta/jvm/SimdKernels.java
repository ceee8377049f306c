package org.korudelta.jvm;

import java.util.function.Supplier;
import jdk.incubator.vector.VectorShape;
import org.korudelta.vector.VectorKernel;

/**
 * Gives the kernel for the registers of this machine. {@link JdkVectorKernel} loads it by name, on
 * the Java that it is compiled for and no other.
 */
final class SimdKernels implements Supplier<VectorKernel> {
  SimdKernels() {}

  /** The portable kernel where registers are narrower than 256 bits, or vectors not compiled. */
  @Override
  public VectorKernel get() {
    return isCompiled(System.getProperty("java.vm.info", ""))
        ? of(VectorShape.preferredShape().vectorBitSize())
        : VectorKernel.portable();
  }

  /**
   * Whether the JVM uses the compiler that makes instructions of vectors: without it each of them
   * is an object, and a dot product takes a hundred times as long as the plain loop.
   */
  static boolean isCompiled(String vmInfo) {
    return !vmInfo.contains("interpreted") && !vmInfo.contains("emulated-client");
  }

  static VectorKernel of(int bits) {
    if (bits < 256) {
      return VectorKernel.portable();
    }
    return bits < 512 ? new Simd256Kernel() : new Simd512Kernel();
  }
}
