package org.korudelta.benchmarks.vector;

import java.util.List;
import org.korudelta.benchmarks.vector.data.DataSet;
import org.korudelta.benchmarks.vector.data.Truth;
import org.korudelta.benchmarks.vector.node.NodeShape;
import org.korudelta.json.Json;
import org.korudelta.json.JsonArrayBuilder;
import org.korudelta.json.JsonObject;

/**
 * How much is measured, and how often.
 *
 * @param size vectors that are searched, of words
 * @param clustered vectors that are searched, of the sets in clusters
 * @param queries vectors that are searched with
 * @param efforts of those that have a choice, from the least up
 * @param repetitions of each pass over the queries; the best counts
 * @param rounds each measures everything once, each in processes of its own
 */
record VectorShape(
    int size, int clustered, int queries, List<Integer> efforts, int repetitions, int rounds) {
  /** The effort at which all stand beside each other but for the curves. */
  static final int EFFORT = 128;

  /** The shape of the targets. */
  static final VectorShape FULL =
      new VectorShape(
          100_000,
          100_000,
          1_000,
          List.of(10, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512),
          5,
          1);

  /** A tenth of the vectors, to see where things stand. */
  static final VectorShape QUICK =
      new VectorShape(10_000, 3_000, 200, List.of(10, 16, 32, 64, 128, 256), 2, 1);

  private static final int TIMES = 10;
  private static final int QUERIES_MAX = 200;

  /** Keeps a copy of the efforts. */
  VectorShape {
    efforts = List.copyOf(efforts);
  }

  VectorShape withRounds(int count) {
    return new VectorShape(size, clustered, queries, efforts, repetitions, count);
  }

  /** How many vectors of {@code set} are searched. */
  int sizeOf(DataSet set) {
    return switch (set) {
      case WORDS -> size;
      case CLUSTERS, ISLANDS -> clustered;
      case MILLION -> TIMES * size;
    };
  }

  /** How many it is searched with. */
  int queriesOf(DataSet set) {
    return set == DataSet.MILLION ? Math.min(QUERIES_MAX, queries) : queries;
  }

  /** The same for Node. */
  NodeShape inNode() {
    return new NodeShape(size, queries, efforts, EFFORT, repetitions);
  }

  JsonObject json() {
    JsonArrayBuilder tried = Json.array();
    efforts.forEach(tried::add);
    return Json.object()
        .put("vectors", size)
        .put("clustered", clustered)
        .put("queries", queries)
        .put("nearest", Truth.NEAREST)
        .put("efforts", tried.build())
        .put("effort", EFFORT)
        .put("repetitions", repetitions)
        .put("rounds", rounds)
        .build();
  }
}
