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
 * <p>Scores are computed in {@code double}, summed in one fixed order from the stored floats, so
 * their bits are equal on every platform. Vectors of other models are never answers, nor, by
 * cosine, zero vectors.
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
  private final Metric metric;
  private final VectorQuery.Selection selection;
  private final Comparator<Scored<T>> bestFirst;
  private final PriorityQueue<Scored<T>> kept;

  private ExactScan(
      QueryVector query,
      Metric metric,
      VectorQuery.Selection selection,
      Comparator<Scored<T>> bestFirst) {
    this.query = query;
    this.metric = metric;
    this.selection = selection;
    this.bestFirst = bestFirst;
    this.kept = new PriorityQueue<>(bestFirst.reversed());
  }

  /**
   * A scan for what {@code query} asks.
   *
   * @param ties orders the payloads of equal scores, the lesser first
   * @throws KoruException.BadRequest when the query is a zero vector and the metric cosine
   */
  public static <T> ExactScan<T> of(VectorQuery query, Comparator<? super T> ties) {
    Metric metric = query.method().metric();
    return of(QueryVector.of(query.embedding(), metric), metric, query.selection(), ties);
  }

  /** As {@link #of(VectorQuery, Comparator)}, for the vectors nearest to {@code query}. */
  public static <T> ExactScan<T> of(
      QueryVector query,
      Metric metric,
      VectorQuery.Selection selection,
      Comparator<? super T> ties) {
    return new ExactScan<>(query, metric, selection, bestFirst(ties));
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
    double score = query.score(candidate, metric);
    boolean reaches = score >= selection.threshold(); // false for NaN, which a zero vector has
    if (reaches && selection.filter().accepts(candidate.metadata())) {
      keep(new Scored<>(score, payload));
    }
  }

  private void keep(Scored<T> scored) {
    if (kept.size() < selection.topK()) {
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
