package org.korudelta.vector;

/**
 * What to search for.
 *
 * @param embedding the vector and its model
 * @param topK how many answers, 1 to 10,000
 * @param threshold the least score, cosine in [-1, 1]
 */
public record VectorQuery(Embedding embedding, int topK, double threshold) {
  /** The ten nearest. */
  public static VectorQuery of(Embedding embedding) {
    return new VectorQuery(embedding, 10, -1);
  }

  public VectorQuery topK(int k) {
    return new VectorQuery(embedding, k, threshold);
  }

  public VectorQuery threshold(double least) {
    return new VectorQuery(embedding, topK, least);
  }
}
