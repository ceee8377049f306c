package org.korudelta.benchmarks.vector;

import java.util.List;
import org.korudelta.benchmarks.vector.curve.Pace;
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
 * @param pace with which efforts, and how often
 */
record VectorShape(int size, int clustered, int queries, Pace pace) {
  /** The effort at which all stand beside each other but for the curves. */
  static final int EFFORT = 128;

  /** The shape of the targets. */
  static final VectorShape FULL =
      new VectorShape(
          100_000,
          100_000,
          1_000,
          new Pace(List.of(10, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512), EFFORT, 5, 1));

  /** A tenth of the vectors, to see where things stand. */
  static final VectorShape QUICK =
      new VectorShape(
          10_000, 3_000, 200, new Pace(List.of(10, 16, 32, 64, 128, 256), EFFORT, 2, 1));

  private static final int TIMES = 10;
  private static final int QUERIES_MAX = 200;

  VectorShape withRounds(int count) {
    return new VectorShape(size, clustered, queries, pace.withRounds(count));
  }

  List<Integer> efforts() {
    return pace.efforts();
  }

  int repetitions() {
    return pace.repetitions();
  }

  int rounds() {
    return pace.rounds();
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
    return new NodeShape(size, queries, pace);
  }

  JsonObject json() {
    JsonArrayBuilder tried = Json.array();
    efforts().forEach(tried::add);
    return Json.object()
        .put("vectors", size)
        .put("clustered", clustered)
        .put("queries", queries)
        .put("nearest", Truth.NEAREST)
        .put("efforts", tried.build())
        .put("effort", EFFORT)
        .put("repetitions", repetitions())
        .put("rounds", rounds())
        .build();
  }
}
