package org.korudelta.benchmarks;

import java.util.List;
import org.korudelta.benchmarks.result.Operation;
import org.korudelta.benchmarks.result.Target;

/** What is measured of engines, how its figures are read, and the target they stand beside. */
enum EngineOperation implements Operation {
  GET("get, current", "reads/s", reads("get"), overMap(1, 3)),
  GET_AT("getAt, a past time", "reads/s", reads("getAt"), overMap(0.9, 2)),
  PUT("put, sync each write", "µs/put", writes("put"), overRaw(1.10, 0.70)),
  BATCH(
      "batch of 1,000, durable",
      "puts/s",
      writes("putBatch"),
      Target.none("RocksDB, not measured here"));

  private static final double MICROS_PER_SECOND = 1e6;

  private final String label;
  private final String unit;
  private final Target target;
  private final Source source;

  /** The JMH method that measures. */
  private record Source(Class<?> benchmark, String method) {}

  EngineOperation(String label, String unit, Source source, Target target) {
    this.label = label;
    this.unit = unit;
    this.source = source;
    this.target = target;
  }

  private static Target overMap(double floor, double goal) {
    return Target.ratio(EngineKind.MAP.label(), floor, goal);
  }

  private static Target overRaw(double floor, double goal) {
    return Target.ratio(EngineKind.RAW.label(), floor, goal);
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public Target target() {
    return target;
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

  @Override
  public boolean lessIsBetter() {
    return this == PUT;
  }
}
