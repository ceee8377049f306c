package org.korudelta.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorKernel;
import org.teavm.junit.SkipJVM;
import org.teavm.junit.TeaVMTestRunner;

/** The script against the portable kernel. */
@RunWith(TeaVMTestRunner.class)
@SkipJVM
public class WebVectorKernelTests {
  private static final int OFFSET_MAX = 70;
  private static final int LENGTH_MAX = 300;

  private final VectorKernel kernel = WebVectorKernel.best();
  private int seed = 42;

  @Test
  public void best_inJavaScript_isTheScript() {
    assertNotSame(VectorKernel.portable(), kernel);
  }

  @Test
  public void dot_randomComponents_equalsThePortableOneAtEachLength() {
    for (int length = 0; length <= LENGTH_MAX; length++) {
      assertExact(random(OFFSET_MAX + length), random(OFFSET_MAX + length), length % OFFSET_MAX);
    }
  }

  @Test
  public void dot_randomComponents_equalsThePortableOneAtEachOffset() {
    byte[] left = random(OFFSET_MAX + 115);
    byte[] right = random(OFFSET_MAX + 115);
    for (int offset = 0; offset <= OFFSET_MAX; offset++) {
      assertExact(left, right, offset);
    }
  }

  @Test
  public void dot_extremeComponents_equalsThePortableOneAtEachLength() {
    for (int length = 0; length <= LENGTH_MAX; length++) {
      assertExactAtExtremes(length);
    }
  }

  @Test
  public void dot_mostDimensions_equalsThePortableOne() {
    int size = OFFSET_MAX + Embedding.DIMENSIONS_MAX;
    assertExact(random(size), random(size), 7);
    assertExactAtExtremes(Embedding.DIMENSIONS_MAX);
  }

  private void assertExactAtExtremes(int length) {
    byte[][] extremes = {
      signs(OFFSET_MAX + length, 0, 127),
      signs(OFFSET_MAX + length, 0, -127),
      signs(OFFSET_MAX + length, 0, 0),
      signs(OFFSET_MAX + length, 1, 127),
      signs(OFFSET_MAX + length, 8, 127)
    };
    for (byte[] left : extremes) {
      for (byte[] right : extremes) {
        assertExact(left, right, 1);
      }
    }
  }

  /** Of all but the first so many of one and the last so many of the other, 0 to 70. */
  private void assertExact(byte[] left, byte[] right, int offset) {
    int length = left.length - OFFSET_MAX;
    int rightAt = OFFSET_MAX - offset;
    assertEquals(
        "offset " + offset + ", length " + length,
        VectorKernel.portable().dot(left, offset, right, rightAt, length),
        kernel.dot(left, offset, right, rightAt, length));
  }

  private byte[] random(int size) {
    byte[] components = new byte[size];
    for (int i = 0; i < size; i++) {
      seed = seed * 1_103_515_245 + 12_345;
      components[i] = (byte) ((seed >>> 16) % 255 - 127);
    }
    return components;
  }

  /** All the same, but for the sign, which alternates where {@code bit} of the index does. */
  private static byte[] signs(int size, int bit, int component) {
    byte[] components = new byte[size];
    for (int i = 0; i < size; i++) {
      components[i] = (byte) ((i & bit) == 0 ? component : -component);
    }
    return components;
  }
}
