package org.korudelta.vector;

import org.korudelta.error.KoruException;

/**
 * What stored vectors are compared with: a direction in {@code double}, and the model whose vectors
 * it can be compared with. A stored embedding gives one, or a {@link Walk}.
 *
 * <p>Threading: immutable.
 */
public final class QueryVector {
  /** Keeps the product with the squares of any stored vector, at most 5e80, finite. */
  private static final double SQUARES_MAX = 1e200;

  private final String model;
  private final double[] components;
  private final double squares;

  private QueryVector(String model, double[] owned) {
    this.model = model;
    this.components = owned;
    this.squares = LaneSum.squares(owned);
    requireRange();
  }

  /**
   * The direction of {@code embedding}, its components unchanged.
   *
   * @throws KoruException.BadRequest for a zero vector, which has no direction
   */
  public static QueryVector of(Embedding embedding) {
    return of(embedding, Metric.COSINE);
  }

  /**
   * The components of {@code embedding}, to be compared by {@code metric}.
   *
   * @throws KoruException.BadRequest for a zero vector under cosine, as it has no direction
   */
  public static QueryVector of(Embedding embedding, Metric metric) {
    double[] wide = LaneSum.widen(embedding.sharedComponents());
    return metric == Metric.COSINE
        ? direction(embedding.model(), wide)
        : new QueryVector(embedding.model(), wide);
  }

  /** A direction; takes the array over. */
  static QueryVector direction(String model, double[] owned) {
    QueryVector query = new QueryVector(model, owned);
    if (query.squares == 0) {
      throw new KoruException.BadRequest(
          "zero vector has no direction: model=" + model + " dimensions=" + owned.length);
    }
    return query;
  }

  private void requireRange() {
    boolean inRange = squares <= SQUARES_MAX; // false for NaN
    if (!inRange) {
      throw new KoruException.BadRequest(
          "vector out of range: model=" + model + " squares=" + NumberText.of(squares));
    }
  }

  /** The model whose vectors this one is compared with. */
  public String model() {
    return model;
  }

  /** The number of components. */
  public int dimensions() {
    return components.length;
  }

  /** A copy of the components. */
  public double[] components() {
    return components.clone();
  }

  /**
   * How near {@code stored} is by {@code metric}; the same bits on every platform.
   *
   * @param stored of the same model
   * @return NaN where there is no such score: the cosine with a zero vector
   * @throws KoruException.BadRequest when the dimensions differ; the message names both
   */
  public double score(Embedding stored, Metric metric) {
    requireDimensions(stored);
    float[] others = stored.sharedComponents();
    return switch (metric) {
      case COSINE -> cosine(stored);
      case DOT -> LaneSum.dot(components, others);
      // Of zero a sign would be left: compilers to WebAssembly disagree about it.
      case EUCLIDEAN -> 0 - Math.sqrt(LaneSum.squaredDistance(components, others));
    };
  }

  private void requireDimensions(Embedding stored) {
    if (stored.dimensions() != components.length) {
      throw new KoruException.BadRequest(
          "dimensions differ: query="
              + components.length
              + " stored="
              + stored.dimensions()
              + " model="
              + model);
    }
  }

  /**
   * {@code dot / sqrt(squares · squares)}, clamped to [−1, 1]. A vector's cosine with itself is
   * exactly 1; with a zero vector it is NaN.
   */
  private double cosine(Embedding stored) {
    double dot = LaneSum.dot(components, stored.sharedComponents());
    return clamped(dot / Math.sqrt(squares * stored.squares()));
  }

  private static double clamped(double cosine) {
    if (cosine > 1) {
      return 1;
    }
    return cosine < -1 ? -1 : cosine;
  }
}
