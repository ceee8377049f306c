package org.korudelta.benchmarks.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.korudelta.benchmarks.vector.curve.Pass;
import org.korudelta.benchmarks.vector.data.Subset;
import org.korudelta.benchmarks.vector.data.Truth;
import org.korudelta.benchmarks.vector.data.VectorSet;
import org.korudelta.benchmarks.vector.peer.Ask;
import org.korudelta.benchmarks.vector.peer.Built;
import org.korudelta.benchmarks.vector.peer.VectorPeer;

/**
 * What is measured of one of those who search: each answer is a line, a {@link Pass} or figures
 * with blanks between them.
 *
 * <p>Threading: for one thread.
 */
final class VectorWork {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int DIGITS = 3;
  private static final double MIDDLE = 50;
  private static final double SLOWEST = 99;

  /** An inserted vector that is not found is an error, but for those that a graph may miss. */
  private static final double MISSED_MAX = 0.05;

  private final VectorPeer peer;
  private final VectorSet set;
  private final Truth truth;
  private final float[][] queries;

  VectorWork(VectorPeer peer, VectorSet set, Truth truth) {
    this.peer = peer;
    this.set = set;
    this.truth = truth;
    this.queries = IntStream.range(0, set.queries()).mapToObj(set::query).toArray(float[][]::new);
  }

  /** Who searches, and with what effort. */
  @FunctionalInterface
  private interface Search {
    int[] ids(float[] query, Ask ask);
  }

  List<String> run(Order order, int number) {
    return switch (order) {
      case BUILD -> List.of(build(number));
      case SEARCH -> List.of(pass(Subset.ALL, peer::search, number));
      case WHERE -> List.of(where(number));
      case HISTORY -> List.of(pass(Subset.FIRST_HALF, peer::searchFirstHalf, number));
      case REOPEN -> List.of(reopen(number));
      case DELETE -> delete();
      case SEARCH_KEPT -> List.of(pass(Subset.KEPT, peer::search, number));
      case INSERT -> List.of(insert(number));
    };
  }

  private String build(int threads) {
    Built built = peer.build(set, threads);
    return figures(
        (built.writeNanos() + built.linkNanos()) / NANOS_PER_SECOND,
        built.writeNanos() / NANOS_PER_SECOND,
        built.linkNanos() / NANOS_PER_SECOND,
        peer.bytes() / (double) set.size());
  }

  private String where(int bucketsBelow) {
    for (Subset subset : Subset.values()) {
      if (subset.bucketsBelow() == bucketsBelow) {
        return pass(subset, peer::search, VectorShape.EFFORT);
      }
    }
    throw new IllegalArgumentException("no such subset: bucketsBelow=" + bucketsBelow);
  }

  /** Searches with each query once; what was found is held against the truth afterwards. */
  private String pass(Subset subset, Search search, int effort) {
    Ask ask = new Ask(Truth.NEAREST, effort, subset.bucketsBelow());
    int[][] found = new int[queries.length][];
    long start = System.nanoTime();
    for (int i = 0; i < queries.length; i++) {
      found[i] = search.ids(queries[i], ask);
    }
    long nanos = System.nanoTime() - start;
    double recall =
        IntStream.range(0, found.length)
            .mapToDouble(i -> truth.recall(subset, i, found[i]))
            .average()
            .orElse(Double.NaN);
    return new Pass(recall, queries.length * NANOS_PER_SECOND / nanos).said();
  }

  private String reopen(int effort) {
    long start = System.nanoTime();
    peer.reopen();
    peer.search(queries[0], Ask.of(Truth.NEAREST, effort));
    return figures((System.nanoTime() - start) / NANOS_PER_MILLI);
  }

  private List<String> delete() {
    List<Integer> deleted = new ArrayList<>();
    for (int id = 0; id < set.size(); id++) {
      if (!Subset.KEPT.has(id, set.size())) {
        deleted.add(id);
      }
    }
    peer.delete(deleted);
    return List.of();
  }

  /** The queries become vectors; looking whether each is found is not in its time. */
  private String insert(int most) {
    Histogram nanos = new Histogram(DIGITS);
    int count = Math.min(most, queries.length);
    int missed = 0;
    for (int i = 0; i < count; i++) {
      int id = set.size() + i;
      long start = System.nanoTime();
      peer.insert(id, queries[i]);
      nanos.recordValue(System.nanoTime() - start);
      int[] found = peer.search(queries[i], Ask.of(1, VectorShape.EFFORT));
      missed += found.length == 1 && found[0] == id ? 0 : 1;
    }
    if (missed > count * MISSED_MAX) {
      throw new IllegalStateException("inserted and not found: missed=" + missed + " of=" + count);
    }
    return figures(
        nanos.getValueAtPercentile(MIDDLE) / NANOS_PER_MILLI,
        nanos.getValueAtPercentile(SLOWEST) / NANOS_PER_MILLI);
  }

  private static String figures(double... values) {
    return String.join(" ", DoubleStream.of(values).mapToObj(Double::toString).toList());
  }
}
