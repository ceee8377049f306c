package org.korudelta.benchmarks;

import java.util.List;

/** What is measured, how its figures are read, and the target they stand beside. */
enum Operation {
  GET("get, current", "reads/s", reads("get"), new Target(EngineKind.MAP, 1, 3)),
  GET_AT("getAt, a past time", "reads/s", reads("getAt"), new Target(EngineKind.MAP, 0.9, 2)),
  PUT("put, sync each write", "µs/put", writes("put"), new Target(EngineKind.RAW, 1.10, 0.70)),
  BATCH("batch of 1,000, durable", "puts/s", writes("putBatch"), Target.unmeasured(EngineKind.MAP));

  private static final double MICROS_PER_SECOND = 1e6;

  final String label;
  final String unit;

  final Target target;
  private final Source source;

  /** The JMH method that measures. */
  private record Source(Class<?> benchmark, String method) {}

  /**
   * What KoruDelta's figure is divided by, and what the ratio should be.
   *
   * @param floor the ratio that must be reached; NaN when the target has a peer that is not
   *     measured here
   * @param goal the ratio where the field's lead is
   */
  record Target(EngineKind baseline, double floor, double goal) {
    static Target unmeasured(EngineKind baseline) {
      return new Target(baseline, Double.NaN, Double.NaN);
    }
  }

  Operation(String label, String unit, Source source, Target target) {
    this.label = label;
    this.unit = unit;
    this.source = source;
    this.target = target;
  }

  private static Source reads(String method) {
    return new Source(ReadBenchmark.class, method);
  }

  private static Source writes(String method) {
    return new Source(WriteBenchmark.class, method);
  }

  /** Who is measured: a file cannot be read by key, a map syncs nothing. */
  List<EngineKind> engines() {
    return switch (this) {
      case GET, GET_AT -> List.of(EngineKind.KORUDELTA, EngineKind.MAP);
      case PUT -> List.of(EngineKind.KORUDELTA, EngineKind.RAW);
      case BATCH -> List.of(EngineKind.KORUDELTA, EngineKind.MAP, EngineKind.RAW);
    };
  }

  boolean reads() {
    return source.benchmark() == ReadBenchmark.class;
  }

  /** The pattern by which JMH finds it. */
  String pattern() {
    return source.benchmark().getName().replace(".", "\\.") + "\\." + source.method() + "$";
  }

  /** JMH's score in {@link #unit}; shots are in microseconds for a whole iteration. */
  double figure(double score) {
    return switch (this) {
      case GET, GET_AT -> score;
      case PUT -> score / WriteBenchmark.PUTS;
      case BATCH -> WriteBenchmark.BATCHES * Workload.BATCH * MICROS_PER_SECOND / score;
    };
  }

  boolean lessIsBetter() {
    return this == PUT;
  }

  /** Whether {@code ratio}, KoruDelta divided by the baseline, reaches the floor. */
  boolean reachesFloor(double ratio) {
    return lessIsBetter() ? ratio <= target.floor() : ratio >= target.floor();
  }
}
