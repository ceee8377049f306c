package org.korudelta.vector;

/**
 * Sums of products in {@code double}, in the one order that every platform follows.
 *
 * <p>Threading: stateless.
 */
final class LaneSum {
  /*
   * Order: the product at index i goes to lane i mod 4; each lane adds its products by ascending
   * index, starting from zero; the sum is (lane0 + lane1) + (lane2 + lane3). Addition of doubles is
   * not associative, so this order is part of every score's bits.
   *
   * Why lanes: one accumulator waits four cycles for each addition. Four independent ones keep a
   * scalar core busy and are exactly what a four-lane vector register computes, so a kernel of
   * vector instructions gives the same bits.
   *
   * Each float is widened before it is multiplied: a product of floats would be rounded to float on
   * the JVM and not in JavaScript. There is no fused multiply-add for the same reason.
   */
  private LaneSum() {}

  /** The dot product of two vectors of one length. */
  static double dot(double[] left, float[] right) {
    assert left.length == right.length;
    double lane0 = 0;
    double lane1 = 0;
    double lane2 = 0;
    double lane3 = 0;
    int whole = left.length & ~3;
    for (int i = 0; i < whole; i += 4) {
      lane0 += left[i] * right[i];
      lane1 += left[i + 1] * right[i + 1];
      lane2 += left[i + 2] * right[i + 2];
      lane3 += left[i + 3] * right[i + 3];
    }
    int rest = left.length - whole;
    lane0 += rest > 0 ? left[whole] * right[whole] : 0;
    lane1 += rest > 1 ? left[whole + 1] * right[whole + 1] : 0;
    lane2 += rest > 2 ? left[whole + 2] * right[whole + 2] : 0;
    return sum(new double[] {lane0, lane1, lane2, lane3});
  }

  /** The sum of the squared differences of two vectors of one length. */
  static double squaredDistance(double[] left, float[] right) {
    assert left.length == right.length;
    double[] lanes = new double[4];
    for (int i = 0; i < left.length; i++) {
      double difference = left[i] - right[i];
      lanes[i & 3] += difference * difference;
    }
    return sum(lanes);
  }

  /** The sum of the squares of {@code components}: the bits of its dot product with itself. */
  static double squares(float[] components) {
    return dot(widen(components), components);
  }

  /** The sum of the squares of {@code components}. */
  static double squares(double[] components) {
    double[] lanes = new double[4];
    for (int i = 0; i < components.length; i++) {
      lanes[i & 3] += components[i] * components[i];
    }
    return sum(lanes);
  }

  /*
   * The compiler to JavaScript (TeaVM 0.16.0) writes a + (b + c) without its parentheses, which
   * would be another sum. A store into an array keeps every partial sum apart.
   */
  private static double sum(double[] lanes) {
    lanes[0] += lanes[1];
    lanes[2] += lanes[3];
    return lanes[0] + lanes[2];
  }

  /** The same numbers as doubles; exact. */
  static double[] widen(float[] components) {
    double[] wide = new double[components.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = components[i];
    }
    return wide;
  }
}
