package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorKernel;

/** Every kernel of the JVM against the portable one; those for Java 25 where it runs this. */
class JdkVectorKernelTests {
  private static final boolean IS_25 = Runtime.version().feature() == 25;
  private static final int OFFSET_MAX = 70;
  private static final int LENGTH_MAX = 300;

  static List<VectorKernel> kernels() throws ReflectiveOperationException {
    List<VectorKernel> kernels = new ArrayList<>();
    kernels.add(JdkVectorKernel.best());
    if (IS_25) {
      kernels.add(kernel("Simd256Kernel"));
      kernels.add(kernel("Simd512Kernel"));
    }
    return kernels;
  }

  /** By name: this is compiled for Java 17, and they are not. */
  private static VectorKernel kernel(String name) throws ReflectiveOperationException {
    return Class.forName("org.korudelta.jvm." + name)
        .asSubclass(VectorKernel.class)
        .getDeclaredConstructor()
        .newInstance();
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void dot_randomComponents_equalsThePortableOneAtEachLength(VectorKernel kernel) {
    Random random = new Random(42);
    for (int length = 0; length <= LENGTH_MAX; length++) {
      byte[] left = components(random, OFFSET_MAX + length);
      byte[] right = components(random, OFFSET_MAX + length);
      assertExact(kernel, left, right, random.nextInt(OFFSET_MAX + 1));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void dot_randomComponents_equalsThePortableOneAtEachOffset(VectorKernel kernel) {
    Random random = new Random(43);
    for (int length : new int[] {15, 16, 33, 112, 127}) {
      byte[] left = components(random, OFFSET_MAX + length);
      byte[] right = components(random, OFFSET_MAX + length);
      for (int offset = 0; offset <= OFFSET_MAX; offset++) {
        assertExact(kernel, left, right, offset);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void dot_extremeComponents_equalsThePortableOneAtEachLength(VectorKernel kernel) {
    for (int length = 0; length <= LENGTH_MAX; length++) {
      assertExactAtExtremes(kernel, length);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void dot_mostDimensions_equalsThePortableOne(VectorKernel kernel) {
    Random random = new Random(44);
    int size = OFFSET_MAX + Embedding.DIMENSIONS_MAX;
    assertExact(kernel, components(random, size), components(random, size), 7);
    assertExactAtExtremes(kernel, Embedding.DIMENSIONS_MAX);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void dot_calledUntilItIsCompiled_equalsThePortableOne(VectorKernel kernel) {
    Random random = new Random(45);
    byte[] left = components(random, OFFSET_MAX + 384);
    byte[] right = components(random, OFFSET_MAX + 384);
    int wrong = 0;
    for (int i = 0; i < 30_000; i++) {
      int at = random.nextInt(OFFSET_MAX + 1);
      int length = random.nextInt(385);
      int expected = VectorKernel.portable().dot(left, at, right, 0, length);
      wrong += kernel.dot(left, at, right, 0, length) == expected ? 0 : 1;
    }
    assertThat(wrong).isZero();
  }

  @Test
  void best_ofAnyVersionBut25_isThePortableKernel() {
    Class<?> expected = IS_25 ? JdkVectorKernel.class : VectorKernel.portable().getClass();
    assertThat(JdkVectorKernel.best()).isExactlyInstanceOf(expected);
  }

  @Test
  void defaults_ofTheFrontDoor_haveTheBestKernel() {
    assertThat(BlockingKoruDelta.defaults().vectors().kernel()).isSameAs(JdkVectorKernel.best());
  }

  @Test
  void tried_aKernelThatIsWrong_isThePortableOne() {
    VectorKernel exact = VectorKernel.portable();
    VectorKernel wrongAtTheEnd =
        (left, leftAt, right, rightAt, length) ->
            exact.dot(left, leftAt, right, rightAt, length) + (length == 255 ? 1 : 0);
    VectorKernel saturating =
        (left, leftAt, right, rightAt, length) ->
            Math.min(exact.dot(left, leftAt, right, rightAt, length), Short.MAX_VALUE);
    assertThat(JdkVectorKernel.tried(wrongAtTheEnd)).isSameAs(exact);
    assertThat(JdkVectorKernel.tried(saturating)).isSameAs(exact);
  }

  @Test
  void tried_aKernelThatIsRight_isThat() {
    VectorKernel exact = VectorKernel.portable();
    VectorKernel right =
        (left, leftAt, other, otherAt, length) -> exact.dot(left, leftAt, other, otherAt, length);
    assertThat(JdkVectorKernel.tried(right)).isSameAs(right);
  }

  /** Where products are greatest and sums of two of them come nearest to leaving a short. */
  private static void assertExactAtExtremes(VectorKernel kernel, int length) {
    for (byte[] left : extremes(OFFSET_MAX + length)) {
      for (byte[] right : extremes(OFFSET_MAX + length)) {
        assertExact(kernel, left, right, 1);
      }
    }
  }

  /** Of all but the first so many of one and the last so many of the other, 0 to 70. */
  private static void assertExact(VectorKernel kernel, byte[] left, byte[] right, int offset) {
    int length = left.length - OFFSET_MAX;
    int rightAt = OFFSET_MAX - offset;
    assertThat(kernel.dot(left, offset, right, rightAt, length))
        .as("offset %d, length %d", offset, length)
        .isEqualTo(VectorKernel.portable().dot(left, offset, right, rightAt, length));
  }

  /** All the greatest, all the least, zeros, signs that alternate by one, by two and by sixteen. */
  private static List<byte[]> extremes(int size) {
    return List.of(
        filled(size, i -> 127),
        filled(size, i -> -127),
        filled(size, i -> 0),
        filled(size, i -> i % 2 == 0 ? 127 : -127),
        filled(size, i -> i / 2 % 2 == 0 ? 127 : -127),
        filled(size, i -> i / 16 % 2 == 0 ? 127 : -127));
  }

  private static byte[] components(Random random, int size) {
    return filled(size, i -> random.nextInt(255) - 127);
  }

  private static byte[] filled(int size, IntUnaryOperator component) {
    byte[] components = new byte[size];
    for (int i = 0; i < size; i++) {
      components[i] = (byte) component.applyAsInt(i);
    }
    return components;
  }
}
