package org.korudelta.benchmarks.runtime;

import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;

/**
 * How long is measured.
 *
 * @param warmups iterations that do not count
 * @param iterations iterations that count
 * @param iterationMillis how long each takes
 * @param samples wake-ups whose lateness is taken, an iteration
 */
record RuntimeShape(int warmups, int iterations, int iterationMillis, int samples) {
  static final int HEAP_MEBIBYTES = 4_096;

  /** For figures. */
  static final RuntimeShape FULL = new RuntimeShape(5, 8, 1_000, 1_000);

  /** To see where things stand. */
  static final RuntimeShape QUICK = new RuntimeShape(3, 5, 200, 100);

  JsonObject json() {
    return Json.object()
        .put("warmups", warmups)
        .put("iterations", iterations)
        .put("iterationMillis", iterationMillis)
        .put("samples", samples)
        .put("heapMebibytes", HEAP_MEBIBYTES)
        .build();
  }
}
