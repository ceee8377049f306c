package org.korudelta.benchmarks;

import java.util.List;

/** What is measured, how its figures are read, and the target they stand beside. */
enum Operation {
  GET("get, current", ReadBenchmark.class, "get", "reads/s", 1, 3, EngineKind.MAP),
  GET_AT("getAt, a past time", ReadBenchmark.class, "getAt", "reads/s", 0.9, 2, EngineKind.MAP),
  PUT("put, sync each write", WriteBenchmark.class, "put", "µs/put", 1.10, 0.70, EngineKind.RAW),
  BATCH("batch of 1,000, durable", WriteBenchmark.class, "putBatch", "puts/s", EngineKind.MAP);

  private static final double MICROS_PER_SECOND = 1e6;

  final String label;
  final String unit;

  /** What KoruDelta's figure is divided by. */
  final EngineKind baseline;

  /** The ratio that must be reached; NaN when the target has a peer that is not measured here. */
  final double floor;

  /** The ratio where the field's lead is. */
  final double goal;

  private final Class<?> benchmark;
  private final String method;

  Operation(
      String label,
      Class<?> benchmark,
      String method,
      String unit,
      double floor,
      double goal,
      EngineKind baseline) {
    this.label = label;
    this.benchmark = benchmark;
    this.method = method;
    this.unit = unit;
    this.floor = floor;
    this.goal = goal;
    this.baseline = baseline;
  }

  Operation(String label, Class<?> benchmark, String method, String unit, EngineKind baseline) {
    this(label, benchmark, method, unit, Double.NaN, Double.NaN, baseline);
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
    return benchmark == ReadBenchmark.class;
  }

  /** The pattern by which JMH finds it. */
  String pattern() {
    return benchmark.getName().replace(".", "\\.") + "\\." + method + "$";
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
    return lessIsBetter() ? ratio <= floor : ratio >= floor;
  }
}
