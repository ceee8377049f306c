package org.korudelta;

import org.korudelta.vector.VectorQuery;

/**
 * Which pairs of embeddings to look for.
 *
 * @param model whose vectors; empty for the only model that the namespace has
 * @param topK how many pairs, 1 to {@link VectorQuery#TOP_K_MAX}
 * @param threshold the least cosine of a pair, in [−1, 1]
 */
public record PairQuery(String model, int topK, double threshold) {
  /** Checks the ranges; {@code bad_request} and {@code limit} as a {@link VectorQuery}. */
  public PairQuery {
    VectorQuery.requireTopK(topK);
    VectorQuery.requireCosine(threshold);
  }

  /** The {@code topK} nearest pairs of the only model. */
  public static PairQuery of(int topK) {
    return new PairQuery("", topK, -1);
  }

  /** This query among the vectors of one model. */
  public PairQuery withModel(String other) {
    return new PairQuery(other, topK, threshold);
  }

  /** This query for pairs whose cosine is at least {@code least}. */
  public PairQuery withThreshold(double least) {
    return new PairQuery(model, topK, least);
  }
}
