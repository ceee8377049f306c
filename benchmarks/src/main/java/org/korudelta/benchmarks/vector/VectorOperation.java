package org.korudelta.benchmarks.vector;

import java.util.Arrays;
import java.util.List;
import org.korudelta.benchmarks.result.Operation;
import org.korudelta.benchmarks.result.Target;
import org.korudelta.benchmarks.vector.data.DataSet;
import org.korudelta.benchmarks.vector.peer.VectorPeerKind;

/** The rows: what is measured of searching vectors, and the target it stands beside. */
enum VectorOperation implements Operation {
  /** The curve of words at what a search by default should reach. */
  WORDS_97(
      "words, recall ≥ 0.97",
      new Row(DataSet.WORDS, Phase.CURVE, Quantity.RATE, 0.97),
      overLucene(1, 2)),
  /** The same at what only much effort reaches. */
  WORDS_996(
      "words, recall ≥ 0.996",
      new Row(DataSet.WORDS, Phase.CURVE, Quantity.RATE, 0.996),
      Target.figure(1_280, 2_500)),
  /** What an effort of 128 finds, KoruDelta's default. */
  WORDS_RECALL(
      "words, recall",
      new Row(DataSet.WORDS, Phase.CURVE, Quantity.RECALL, 0),
      Target.figure(97, 98)),
  /** By one thread. */
  WORDS_BUILD(
      "words, build",
      new Row(DataSet.WORDS, Phase.BUILD, Quantity.SECONDS, 0),
      overLucene(1, 20 / 42.0)),
  /** The part of it until all was written. */
  WORDS_WRITE(
      "words, build: written", new Row(DataSet.WORDS, Phase.BUILD, Quantity.SECONDS, 1), none()),
  /** The part of it from then on. */
  WORDS_LINK(
      "words, build: then linked",
      new Row(DataSet.WORDS, Phase.BUILD, Quantity.SECONDS, 2),
      none()),
  /** Memory of each beyond its floats. */
  WORDS_MEMORY(
      "words, beyond the floats",
      new Row(DataSet.WORDS, Phase.BUILD, Quantity.BYTES, 3),
      Target.figure(300, 220)),
  /** By two threads. */
  WORDS_BUILD_BY_TWO(
      "words, build, 2 threads",
      new Row(DataSet.WORDS, Phase.BUILD_BY_TWO, Quantity.SECONDS, 0),
      none()),
  /** Among 1 percent. */
  WHERE_ONE("words, where 1 %", new Row(DataSet.WORDS, Phase.FILTER, Quantity.RATE, 1), none()),
  /** What of them is found. */
  WHERE_ONE_RECALL(
      "words, where 1 %: recall", new Row(DataSet.WORDS, Phase.FILTER, Quantity.RECALL, 1), none()),
  /** Among 10 percent. */
  WHERE_TEN("words, where 10 %", new Row(DataSet.WORDS, Phase.FILTER, Quantity.RATE, 10), none()),
  /** What of them is found. */
  WHERE_TEN_RECALL(
      "words, where 10 %: recall",
      new Row(DataSet.WORDS, Phase.FILTER, Quantity.RECALL, 10), none()),
  /** Among 50 percent. */
  WHERE_HALF("words, where 50 %", new Row(DataSet.WORDS, Phase.FILTER, Quantity.RATE, 50), none()),
  /** What of them is found. */
  WHERE_HALF_RECALL(
      "words, where 50 %: recall",
      new Row(DataSet.WORDS, Phase.FILTER, Quantity.RECALL, 50), none()),
  /** Searches as of the middle of history, divided by those of now. */
  HISTORY_RATE(
      "words, mid-history ÷ now",
      new Row(DataSet.WORDS, Phase.HISTORY, Quantity.RATIO, 0),
      Target.figure(0.7, 0.9)),
  /** What they find, divided by what those of now find. */
  HISTORY_RECALL(
      "words, the same in recall",
      new Row(DataSet.WORDS, Phase.HISTORY, Quantity.RATIO, 1),
      Target.figure(0.7, 0.9)),
  /** From closing to the first answer. */
  REOPEN(
      "words, close and reopen", new Row(DataSet.WORDS, Phase.REOPEN, Quantity.MILLIS, 0), none()),
  /** Among what deleting three of ten leaves. */
  DELETED("words, 30 % deleted", new Row(DataSet.WORDS, Phase.DELETE, Quantity.RATE, 0), none()),
  /** What of them is found. */
  DELETED_RECALL(
      "words, 30 % deleted: recall",
      new Row(DataSet.WORDS, Phase.DELETE, Quantity.RECALL, 0), none()),
  /** One vector, visible at once. */
  INSERT_P50(
      "words, insert one, p50",
      new Row(DataSet.WORDS, Phase.INSERT, Quantity.MILLIS, 0),
      Target.figure(0.6, 0.2)),
  /** The slowest of a hundred. */
  INSERT_P99(
      "words, insert one, p99", new Row(DataSet.WORDS, Phase.INSERT, Quantity.MILLIS, 1), none()),
  /** The curve of clusters that run into each other. */
  CLUSTERS_999(
      "clusters, recall ≥ 0.999",
      new Row(DataSet.CLUSTERS, Phase.CURVE, Quantity.RATE, 0.999),
      overLucene(1, 1.5)),
  /** What an effort of 128 finds. */
  CLUSTERS_RECALL(
      "clusters, recall",
      new Row(DataSet.CLUSTERS, Phase.CURVE, Quantity.RECALL, 0),
      Target.figure(95, 97)),
  /** By one thread. */
  CLUSTERS_BUILD(
      "clusters, build", new Row(DataSet.CLUSTERS, Phase.BUILD, Quantity.SECONDS, 0), none()),
  /** The curve of clusters far from each other. */
  ISLANDS_999(
      "islands, recall ≥ 0.999",
      new Row(DataSet.ISLANDS, Phase.CURVE, Quantity.RATE, 0.999),
      none()),
  /** What an effort of 128 finds. */
  ISLANDS_RECALL(
      "islands, recall",
      new Row(DataSet.ISLANDS, Phase.CURVE, Quantity.RECALL, 0),
      Target.figure(95, 97)),
  /** By one thread. */
  ISLANDS_BUILD(
      "islands, build", new Row(DataSet.ISLANDS, Phase.BUILD, Quantity.SECONDS, 0), none()),
  /** Writing a million, in a heap of 1.5 GiB. */
  MILLION_WRITE(
      "million, written", new Row(DataSet.MILLION, Phase.MILLION, Quantity.SECONDS, 1), none()),
  /** From then on until all were linked. */
  MILLION_LINK(
      "million, then linked", new Row(DataSet.MILLION, Phase.MILLION, Quantity.SECONDS, 2), none()),
  /** Searches among them. */
  MILLION_RATE(
      "million, search", new Row(DataSet.MILLION, Phase.MILLION, Quantity.RATE, 0), none()),
  /** What they find. */
  MILLION_RECALL(
      "million, recall", new Row(DataSet.MILLION, Phase.MILLION, Quantity.RECALL, 0), none());

  private final String label;
  private final Row row;
  private final Target target;

  /**
   * Where a figure comes from.
   *
   * @param number of a curve, the recall that is reached; of filters, the percentage of those that
   *     are accepted; else which number of the answer it is
   */
  private record Row(DataSet set, Phase phase, Quantity quantity, double number) {}

  VectorOperation(String label, Row row, Target target) {
    this.label = label;
    this.row = row;
    this.target = target;
  }

  private static Target overLucene(double floor, double goal) {
    return Target.ratio(VectorPeerKind.LUCENE.label(), floor, goal);
  }

  private static Target none() {
    return Target.none("no target set");
  }

  /** Those of a phase with a set, in order. */
  static List<VectorOperation> of(DataSet set, Phase phase) {
    return Arrays.stream(values())
        .filter(it -> it.row.set() == set && it.row.phase() == phase)
        .toList();
  }

  /** Whether it can be measured of {@code kind}. */
  boolean fits(VectorPeerKind kind) {
    boolean step = this == WORDS_WRITE || this == WORDS_LINK;
    return row.phase().fits(kind) && (!step || kind == VectorPeerKind.KORUDELTA);
  }

  Phase phase() {
    return row.phase();
  }

  Quantity quantity() {
    return row.quantity();
  }

  /** The recall that is reached, the percentage, or the place in the answer. */
  double number() {
    return row.number();
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String unit() {
    return row.quantity().unit();
  }

  @Override
  public boolean lessIsBetter() {
    return row.quantity().lessIsBetter();
  }

  @Override
  public Target target() {
    return target;
  }
}
