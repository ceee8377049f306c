package org.korudelta.vector.graph;

/**
 * A vector in 8-bit integers. Products of integers are exact in any order, so whoever compares
 * quantised vectors finds the same neighbours on every platform, with vector instructions or
 * without.
 *
 * <p>Per vector, {@code scale = max|x| / 127} and {@code q = floor(x / scale + 0.5)}, clamped to
 * ±127 before the cast; a zero vector has scale 0 and all q = 0.
 *
 * <p>Threading: immutable; nobody changes the levels.
 */
public final class Quantised {
  private static final int LEVELS = 127;

  private final byte[] levels;
  private final double scale;
  private final double length;
  private final double residual;

  private Quantised(byte[] levels, double scale, double length, double residual) {
    this.levels = levels;
    this.scale = scale;
    this.length = length;
    this.residual = residual;
  }

  /**
   * The quantised form of finite components.
   *
   * @param stride how many levels there are, at least as many as components; the rest is zero
   */
  public static Quantised of(double[] components, int stride) {
    double scale = largest(components) / LEVELS;
    byte[] levels = new byte[stride];
    double squares = 0;
    double lost = 0;
    for (int i = 0; i < components.length; i++) {
      double component = components[i];
      levels[i] = scale == 0 ? 0 : level(component / scale);
      double rest = component - levels[i] * scale;
      squares += component * component;
      lost += rest * rest;
    }
    return new Quantised(levels, scale, Math.sqrt(squares), Math.sqrt(lost));
  }

  /** As {@link #of(double[], int)}. */
  public static Quantised of(float[] components, int stride) {
    double[] wide = new double[components.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = components[i];
    }
    return of(wide, stride);
  }

  private static double largest(double[] components) {
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

  /** The levels, as many as the stride. */
  public byte[] levels() {
    return levels;
  }

  /** What a level of 1 stands for. */
  public double scale() {
    return scale;
  }

  /** The Euclidean length of the vector. */
  public double length() {
    return length;
  }

  /** The scale of the vector brought to unit length; 0 for a zero vector. */
  public double factor() {
    return length == 0 ? 0 : scale / length;
  }

  /**
   * How far the levels are from the vector, as a share of its length; 0 for a zero vector. By this
   * much, and that of the other, a product of levels may be wrong.
   */
  public double residual() {
    return length == 0 ? 0 : residual / length;
  }
}
