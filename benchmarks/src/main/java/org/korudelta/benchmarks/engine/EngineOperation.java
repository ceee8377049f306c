package org.korudelta.benchmarks.engine;

import org.korudelta.benchmarks.engine.peer.EngineKind;
import org.korudelta.benchmarks.result.Operation;
import org.korudelta.benchmarks.result.Target;

/** The rows: what is measured of engines, and the target it stands beside. */
enum EngineOperation implements Operation {
  /** One writer, a sync each. */
  PUT("put, sync each write", "µs/put", over(EngineKind.RAW, 1.10, 0.70)),
  /** Eight writers, each waiting for its own. */
  WRITERS("8 writers, sync", "commits/s", none()),
  /** The same divided by one writer of the same run. */
  WRITERS_RATIO("8 writers ÷ one", "times", Target.figure(4, 6)),
  /** A thousand documents in a commit, a sync each. */
  BATCH("batch of 1,000, durable", "puts/s", over(EngineKind.ROCKS, 1, 1.4)),
  /** One writer that does not wait for syncs. */
  ASYNC("put, async", "ns/put", over(EngineKind.MAP, 3, 1.6)),
  /** Current documents by key. */
  GET("get, current", "reads/s", over(EngineKind.MAP, 1, 3)),
  /** The same by two threads, divided by one of the same run. */
  READERS_RATIO("get, 2 readers ÷ one", "times", goal(1.8)),
  /** Documents by key as of a commit. */
  GET_AT("getAt, a past time", "reads/s", over(EngineKind.MAP, 0.9, 2)),
  /** All versions of a key. */
  HISTORY("history", "versions/s", over(EngineKind.MAP, 0.4, 0.8)),
  /** The current documents of a hundred neighbouring keys. */
  SCAN("scan, 100 keys", "keys/s", none()),
  /** From closed to the first read. */
  OPEN_CLEAN("open, clean", "ms", Target.figure(200, 5)),
  /** From killed to the first read. */
  OPEN_KILLED("open, after kill", "ms", Target.figure(500, 50)),
  /** The whole workload in batches of 1,000, a sync each. */
  FILL("fill, durable", "versions/s", none()),
  /** All files, sealed and closed. */
  DISK("disk per version, sealed", "bytes", Target.figure(200, 110)),
  /** What opening adds to the heap. */
  HEAP("heap per version, not hot", "bytes", Target.figure(24, 8)),
  /** Eight writers that wait for syncs, while two threads read. */
  MIXED_WRITES("8 writers beside 2 readers", "commits/s", none()),
  /** Two readers, while eight threads write. */
  MIXED_READS("2 readers beside 8 writers", "reads/s", none()),
  /** What the system that this one descends from says of itself. */
  UPSTREAM_PUT("upstream: sync writes", "puts/s", Target.figure(201, 2_010)),
  /** The same of batches. */
  UPSTREAM_BATCH("upstream: batches", "puts/s", Target.figure(3_500, 35_000)),
  /** The same of reads. */
  UPSTREAM_GET("upstream: reads", "reads/s", Target.figure(134_000, 1_340_000));

  private final String label;
  private final String unit;
  private final Target target;

  EngineOperation(String label, String unit, Target target) {
    this.label = label;
    this.unit = unit;
    this.target = target;
  }

  private static Target over(EngineKind baseline, double floor, double goal) {
    return Target.ratio(baseline.label(), floor, goal);
  }

  private static Target goal(double goal) {
    return new Target(EngineKind.KORUDELTA.label(), Double.NaN, goal, "no floor set");
  }

  private static Target none() {
    return Target.none("no target set");
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

  /** Rates and ratios are to be great, times and sizes small. */
  @Override
  public boolean lessIsBetter() {
    return !unit.endsWith("/s") && !unit.equals("times");
  }
}
