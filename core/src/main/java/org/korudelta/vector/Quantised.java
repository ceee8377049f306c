package org.korudelta.vector;

/**
 * A vector in 8-bit integers. Products of integers are exact in any order, so whoever compares
 * quantised vectors finds the same neighbours on every platform, with vector instructions or
 * without.
 *
 * <p>Per vector, {@code scale = max|x| / 127} and {@code q = floor(x / scale + 0.5)}, clamped to
 * ±127 before the cast; a zero vector has scale 0 and all q = 0.
 *
 * <p>Threading: immutable.
 */
final class Quantised {
  private static final int LEVELS = 127;

  private final byte[] levels;
  private final double scale;

  private Quantised(byte[] levels, double scale) {
    this.levels = levels;
    this.scale = scale;
  }

  static Quantised of(Embedding embedding) {
    float[] components = embedding.sharedComponents();
    double scale = largest(components) / LEVELS;
    byte[] levels = new byte[components.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = scale == 0 ? 0 : level(components[i] / scale);
    }
    return new Quantised(levels, scale);
  }

  private static double largest(float[] components) {
    double largest = 0;
    for (double component : components) {
      largest = Math.max(largest, Math.abs(component));
    }
    return largest;
  }

  private static byte level(double scaled) {
    double rounded = Math.floor(scaled + 0.5);
    if (rounded > LEVELS) {
      return LEVELS;
    }
    return rounded < -LEVELS ? -LEVELS : (byte) rounded;
  }

  /** The dot product with {@code other} of equal length, near that of the vectors themselves. */
  double dot(Quantised other) {
    return scale * other.scale * integerDot(other);
  }

  /** At most 4,096 · 127², far inside an {@code int}. */
  private int integerDot(Quantised other) {
    assert levels.length == other.levels.length;
    int sum = 0;
    for (int i = 0; i < levels.length; i++) {
      sum += levels[i] * other.levels[i];
    }
    return sum;
  }

  int dimensions() {
    return levels.length;
  }

  int level(int index) {
    return levels[index];
  }

  double scale() {
    return scale;
  }
}
