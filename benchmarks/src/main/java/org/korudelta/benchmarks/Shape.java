package org.korudelta.benchmarks;

import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;

/**
 * How much is measured, and for how long.
 *
 * @param keys in the database
 * @param versions loaded before reads are measured
 * @param rounds each measures every operation of every engine once, in a JVM of its own
 * @param warmups iterations that do not count, per round
 * @param iterations iterations that count, per round
 * @param heapMebibytes of each JVM
 */
record Shape(int keys, int versions, int rounds, int warmups, int iterations, int heapMebibytes) {
  /** The workload of the targets. */
  static final Shape FULL = new Shape(100_000, 1_000_000, 3, 5, 5, 4_096);

  /** A tenth of the keys, a twentieth of the versions: to see where things stand. */
  static final Shape QUICK = new Shape(10_000, 50_000, 1, 2, 3, 1_024);

  JsonObject json() {
    return Json.object()
        .put("keys", keys)
        .put("versionsLoaded", versions)
        .put("rounds", rounds)
        .put("iterations", iterations)
        .put("heapMebibytes", heapMebibytes)
        .put("batch", Workload.BATCH)
        .build();
  }
}
