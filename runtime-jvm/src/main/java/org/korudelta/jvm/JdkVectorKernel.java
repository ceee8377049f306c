package org.korudelta.jvm;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.korudelta.vector.VectorKernel;

/**
 * The dot product by vector instructions of the processor: the same results as {@link
 * VectorKernel#portable()}.
 *
 * <p>Java 25 has them where it is started with {@code --add-modules jdk.incubator.vector}, of which
 * it then warns on standard error, on processors with registers of 256 bits or more. The first call
 * takes some tenths of a second, and so do some thousand calls until they are compiled; from then
 * on one takes less than a quarter of the time of the portable kernel, measured with 112 and with
 * 384 components on 512 bits. Threading: called from any thread.
 */
public final class JdkVectorKernel implements VectorKernel {
  /*
   * The kernels are in META-INF/versions/25 of the jar, compiled from src/main/java25. The API that
   * they use is not final, and the next version may have another one: hence this version alone, and
   * a trial before they are trusted. A folder of classes has no versions; tests of this module have
   * that one on their class path too, and others meet the kernels in the jar.
   *
   * They are looked for by the first call and not by best(), so that who has no vectors does not
   * wait for them. What a constant of a class that is initialized refers to is known to the compiler
   * of the JVM: the way over it costs nothing.
   */

  private static final int FEATURE = 25;
  private static final String MODULE = "jdk.incubator.vector";
  private static final String KERNELS = "org.korudelta.jvm.SimdKernels";

  /** Around every multiple of a register that a kernel may step by. */
  private static final int[] TRIED = {0, 1, 15, 16, 17, 31, 33, 47, 63, 64, 65, 96, 127, 128, 255};

  private static final int SIZE = 256;

  private static final JdkVectorKernel INSTANCE = new JdkVectorKernel();

  private JdkVectorKernel() {}

  /**
   * The fastest kernel of this JVM: the portable one where it is not Java 25 or lacks the module.
   */
  public static VectorKernel best() {
    return Runtime.version().feature() == FEATURE && module().isPresent()
        ? INSTANCE
        : VectorKernel.portable();
  }

  private static Optional<Module> module() {
    return ModuleLayer.boot().findModule(MODULE);
  }

  @Override
  public int dot(byte[] left, int leftAt, byte[] right, int rightAt, int length) {
    return Chosen.KERNEL.dot(left, leftAt, right, rightAt, length);
  }

  private static final class Chosen {
    static final VectorKernel KERNEL = chosen();
  }

  /**
   * The kernel of the registers, or the portable one if that is absent or does not agree with it.
   */
  static VectorKernel chosen() {
    // The descriptor of the module is for all versions, and some lack what is read here.
    module().ifPresent(JdkVectorKernel.class.getModule()::addReads);
    try {
      Object kernels = Class.forName(KERNELS).getDeclaredConstructor().newInstance();
      return tried((VectorKernel) ((Supplier<?>) kernels).get());
    } catch (ReflectiveOperationException | LinkageError absent) {
      return VectorKernel.portable();
    }
  }

  /** {@code kernel} if it agrees with the portable one on mixed and on extreme components. */
  static VectorKernel tried(VectorKernel kernel) {
    byte[] mixed = mixed();
    byte[] least = filled(-127);
    byte[] greatest = filled(127);
    boolean agrees =
        agrees(kernel, mixed, least)
            && agrees(kernel, least, least)
            && agrees(kernel, least, greatest);
    return agrees ? kernel : VectorKernel.portable();
  }

  private static byte[] mixed() {
    Random random = new Random(FEATURE);
    byte[] components = new byte[SIZE];
    for (int i = 0; i < components.length; i++) {
      components[i] = (byte) (random.nextInt(255) - 127);
    }
    return components;
  }

  private static byte[] filled(int component) {
    byte[] components = new byte[SIZE];
    Arrays.fill(components, (byte) component);
    return components;
  }

  private static boolean agrees(VectorKernel kernel, byte[] left, byte[] right) {
    VectorKernel exact = VectorKernel.portable();
    return IntStream.of(TRIED)
        .allMatch(n -> kernel.dot(left, 0, right, 1, n) == exact.dot(left, 0, right, 1, n));
  }
}
