package org.korudelta.benchmarks.runtime;

import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;

/**
 * How long is measured.
 *
 * @param warmups iterations that do not count
 * @param warmupMillis how long each of those takes
 * @param iterations iterations that count
 * @param iterationMillis how long each takes
 * @param samples wake-ups whose lateness is taken, an iteration
 */
record RuntimeShape(
    int warmups, int warmupMillis, int iterations, int iterationMillis, int samples) {
  static final int HEAP_MEBIBYTES = 4_096;

  /** So little that it is used again before the processor and the system forget it. */
  static final int YOUNG_MEBIBYTES = 512;

  /** Where a million tasks live on: with less, the collector would copy them all the time. */
  static final int CROWDED_YOUNG_MEBIBYTES = 2_048;

  /** For figures. */
  static final RuntimeShape FULL = new RuntimeShape(5, 1_000, 8, 1_000, 1_000);

  /** To see where things stand. */
  static final RuntimeShape QUICK = new RuntimeShape(3, 500, 5, 200, 100);

  JsonObject json() {
    return Json.object()
        .put("warmups", warmups)
        .put("warmupMillis", warmupMillis)
        .put("iterations", iterations)
        .put("iterationMillis", iterationMillis)
        .put("samples", samples)
        .put("heapMebibytes", HEAP_MEBIBYTES)
        .put("youngMebibytes", YOUNG_MEBIBYTES)
        .put("crowdedYoungMebibytes", CROWDED_YOUNG_MEBIBYTES)
        .build();
  }
}
