package org.korudelta.vector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.korudelta.error.KoruException;

/**
 * The exact answer to a search: every candidate is scored, the best are kept. It is what any faster
 * search is measured against.
 *
 * <p>Scores are cosines in {@code double}, summed in one fixed order from the stored floats, so
 * their bits are equal on every platform. Vectors of other models, and zero vectors, are never
 * answers.
 *
 * <p>
 *
 * {@snippet :
 * ExactScan<VersionId> scan = ExactScan.of(query, Comparator.naturalOrder());
 * candidates.forEach(version -> scan.offer(version.embedding(), version.id()));
 * scan.results(); // best first
 * }
 *
 * <p>A candidate costs one pass over its components, and log(topK) when it is among the best so
 * far; memory grows with the answers only. Threading: for one thread.
 *
 * @param <T> what an answer carries
 */
public final class ExactScan<T> {
  /*
   * Invariants:
   *  - kept holds the best min(topK, offered) candidates, its head the worst of them;
   *  - order is total as long as no two payloads are equal under ties, so the answer does not
   *    depend on the order in which candidates were offered.
   */
  private final QueryVector query;
  private final int topK;
  private final double threshold;
  private final Comparator<Scored<T>> bestFirst;
  private final PriorityQueue<Scored<T>> kept;

  private ExactScan(
      QueryVector query, int topK, double threshold, Comparator<Scored<T>> bestFirst) {
    VectorQuery.requireTopK(topK);
    VectorQuery.requireThreshold(threshold);
    this.query = query;
    this.topK = topK;
    this.threshold = threshold;
    this.bestFirst = bestFirst;
    this.kept = new PriorityQueue<>(bestFirst.reversed());
  }

  /**
   * A scan for what {@code query} asks.
   *
   * @param ties orders the payloads of equal scores, the lesser first
   * @throws KoruException.BadRequest when the query is a zero vector
   */
  public static <T> ExactScan<T> of(VectorQuery query, Comparator<? super T> ties) {
    return of(QueryVector.of(query.embedding()), query.topK(), query.threshold(), ties);
  }

  /**
   * A scan for the vectors nearest to {@code query}.
   *
   * @param topK how many answers, 1 to {@link VectorQuery#TOP_K_MAX}
   * @param threshold the least score of an answer, in [−1, 1]
   * @param ties orders the payloads of equal scores, the lesser first
   * @throws KoruException.BadRequest when {@code topK} is below 1 or {@code threshold} is no cosine
   * @throws KoruException.Limit when {@code topK} is above its maximum
   */
  public static <T> ExactScan<T> of(
      QueryVector query, int topK, double threshold, Comparator<? super T> ties) {
    return new ExactScan<>(query, topK, threshold, bestFirst(ties));
  }

  private static <T> Comparator<Scored<T>> bestFirst(Comparator<? super T> ties) {
    return (left, right) -> {
      if (left.score() != right.score()) {
        return left.score() > right.score() ? -1 : 1;
      }
      return ties.compare(left.payload(), right.payload());
    };
  }

  /**
   * Scores one candidate and keeps it while it is among the best.
   *
   * @throws KoruException.BadRequest when it is of the query's model and has other dimensions
   */
  public void offer(Embedding candidate, T payload) {
    if (!candidate.model().equals(query.model())) {
      return;
    }
    double score = query.cosine(candidate);
    if (score >= threshold) { // false for a zero vector, whose cosine is NaN
      keep(new Scored<>(score, payload));
    }
  }

  private void keep(Scored<T> scored) {
    if (kept.size() < topK) {
      kept.add(scored);
    } else if (bestFirst.compare(scored, kept.element()) < 0) {
      kept.remove();
      kept.add(scored);
    }
  }

  /** The best candidates offered so far, best first; a new list. */
  public List<Scored<T>> results() {
    List<Scored<T>> results = new ArrayList<>(kept);
    results.sort(bestFirst);
    return results;
  }
}
