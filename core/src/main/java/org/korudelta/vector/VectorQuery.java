package org.korudelta.vector;

import org.korudelta.error.KoruException;
import org.korudelta.query.Filter;

/**
 * What to search for.
 *
 * <p>
 *
 * {@snippet :
 * VectorQuery.of(vector).topK(5).threshold(0.3).where(Filter.parse("lang=en"));
 * VectorQuery.of(vector).metric(Metric.EUCLIDEAN);
 * VectorQuery.of(vector).exact();
 * }
 *
 * @param embedding the vector and its model; only vectors of the same model are answers
 * @param selection which of them are answers
 * @param method how they are looked for
 */
public record VectorQuery(Embedding embedding, Selection selection, Method method) {
  /** The most answers one search gives. */
  public static final int TOP_K_MAX = 10_000;

  /** The widest beam. */
  public static final int EF_MAX = 10_000;

  /** The beam of who does not say: recall@10 is 0.98 among 100,000 word vectors. */
  public static final int EF_DEFAULT = 128;

  private static final int TOP_K = 10;

  /**
   * Which vectors are answers.
   *
   * @param topK how many at most, 1 to {@link #TOP_K_MAX}
   * @param threshold the least score of an answer; −∞ for any
   * @param filter what the metadata of an answer has to meet
   */
  public record Selection(int topK, double threshold, Filter filter) {
    /**
     * @throws KoruException.BadRequest when {@code topK} is below 1 or {@code threshold} is NaN or
     *     ∞
     */
    public Selection {
      if (topK < 1) {
        throw new KoruException.BadRequest("too few answers asked for: topK=" + topK + " min=1");
      }
      boolean ordered = threshold < Double.POSITIVE_INFINITY; // false for NaN
      if (!ordered) {
        throw new KoruException.BadRequest(
            "threshold is no score: threshold=" + NumberText.of(threshold));
      }
    }
  }

  /**
   * How vectors are looked for.
   *
   * @param metric what the score is
   * @param exact whether every vector is looked at, so that no answer is missed
   * @param ef how many of the nearest vectors met so far a search of the graph keeps to go on from,
   *     1 to {@link #EF_MAX}: more of them cost time and miss fewer answers. It is never less than
   *     what the answers need
   */
  public record Method(Metric metric, boolean exact, int ef) {
    /**
     * @throws KoruException.BadRequest when {@code ef} is below 1
     * @throws KoruException.Limit when {@code ef} is above {@link #EF_MAX}
     */
    public Method {
      if (ef < 1) {
        throw new KoruException.BadRequest("beam too narrow: ef=" + ef + " min=1");
      }
      if (ef > EF_MAX) {
        throw new KoruException.Limit("beam too wide: ef=" + ef + " max=" + EF_MAX);
      }
    }
  }

  /**
   * @throws KoruException.BadRequest when the metric is cosine and the threshold is none
   * @throws KoruException.Limit when more than {@link #TOP_K_MAX} answers are asked for
   */
  public VectorQuery {
    requireTopK(selection.topK());
    if (method.metric() == Metric.COSINE) {
      requireCosine(selection.threshold());
    }
  }

  /** The ten nearest by cosine, however far. */
  public static VectorQuery of(Embedding embedding) {
    return new VectorQuery(
        embedding,
        new Selection(TOP_K, Double.NEGATIVE_INFINITY, Filter.everything()),
        new Method(Metric.COSINE, false, EF_DEFAULT));
  }

  /** This query for {@code k} answers. */
  public VectorQuery topK(int k) {
    return with(new Selection(k, selection.threshold(), selection.filter()));
  }

  /** This query for answers that score at least {@code least}. */
  public VectorQuery threshold(double least) {
    return with(new Selection(selection.topK(), least, selection.filter()));
  }

  /** This query for answers whose metadata meet {@code filter}, besides what is asked already. */
  public VectorQuery where(Filter filter) {
    return with(
        new Selection(selection.topK(), selection.threshold(), selection.filter().and(filter)));
  }

  private VectorQuery with(Selection other) {
    return new VectorQuery(embedding, other, method);
  }

  /** This query by another metric. */
  public VectorQuery metric(Metric other) {
    return with(new Method(other, method.exact(), method.ef()));
  }

  /** This query with no answer missed. */
  public VectorQuery exact() {
    return with(new Method(method.metric(), true, method.ef()));
  }

  /** This query with a beam of {@code width}. */
  public VectorQuery ef(int width) {
    return with(new Method(method.metric(), method.exact(), width));
  }

  private VectorQuery with(Method other) {
    return new VectorQuery(embedding, selection, other);
  }

  /**
   * Checks how many answers are asked for.
   *
   * @throws KoruException.BadRequest for less than 1
   * @throws KoruException.Limit for more than {@link #TOP_K_MAX}
   */
  public static void requireTopK(int topK) {
    if (topK < 1) {
      throw new KoruException.BadRequest("too few answers asked for: topK=" + topK + " min=1");
    }
    if (topK > TOP_K_MAX) {
      throw new KoruException.Limit(
          "too many answers asked for: topK=" + topK + " max=" + TOP_K_MAX);
    }
  }

  /**
   * Checks the least score of an answer by cosine.
   *
   * @throws KoruException.BadRequest when it is neither in [−1, 1] nor −∞
   */
  public static void requireCosine(double threshold) {
    boolean reachable =
        threshold <= 1 && (threshold >= -1 || threshold == Double.NEGATIVE_INFINITY);
    if (!reachable) {
      throw new KoruException.BadRequest(
          "threshold is no cosine: threshold=" + NumberText.of(threshold) + " min=-1 max=1");
    }
  }
}
