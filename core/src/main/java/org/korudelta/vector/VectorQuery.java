package org.korudelta.vector;

import org.korudelta.error.KoruException;

/**
 * What to search for.
 *
 * @param embedding the vector and its model; only vectors of the same model are answers
 * @param topK how many answers, 1 to {@link #TOP_K_MAX}
 * @param threshold the least score of an answer, a cosine in [−1, 1]
 */
public record VectorQuery(Embedding embedding, int topK, double threshold) {
  /** The most answers one search gives. */
  public static final int TOP_K_MAX = 10_000;

  private static final int TOP_K = 10;

  /**
   * @throws KoruException.BadRequest when {@code topK} is below 1 or {@code threshold} is not in
   *     [−1, 1]
   * @throws KoruException.Limit when {@code topK} is above {@link #TOP_K_MAX}
   */
  public VectorQuery {
    requireTopK(topK);
    requireThreshold(threshold);
  }

  /** The ten nearest, however far. */
  public static VectorQuery of(Embedding embedding) {
    return new VectorQuery(embedding, TOP_K, -1);
  }

  /** This query for {@code k} answers. */
  public VectorQuery topK(int k) {
    return new VectorQuery(embedding, k, threshold);
  }

  /** This query for answers that score at least {@code least}. */
  public VectorQuery threshold(double least) {
    return new VectorQuery(embedding, topK, least);
  }

  static void requireTopK(int topK) {
    if (topK < 1) {
      throw new KoruException.BadRequest("too few answers asked for: topK=" + topK + " min=1");
    }
    if (topK > TOP_K_MAX) {
      throw new KoruException.Limit(
          "too many answers asked for: topK=" + topK + " max=" + TOP_K_MAX);
    }
  }

  static void requireThreshold(double threshold) {
    boolean cosine = threshold >= -1 && threshold <= 1;
    if (!cosine) {
      throw new KoruException.BadRequest(
          "threshold is no cosine: threshold=" + NumberText.of(threshold) + " min=-1 max=1");
    }
  }
}
