package org.korudelta.benchmarks.sim;

import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;

/**
 * How much is measured.
 *
 * @param warmups iterations that do not count
 * @param iterations iterations that count
 * @param iterationMillis how long each of both is
 * @param failures how many are shrunk
 */
record SimShape(int warmups, int iterations, int iterationMillis, int failures) {
  static final int HEAP_MEBIBYTES = 2_048;

  /** So little that it is used again before the processor and the system forget it. */
  static final int YOUNG_MEBIBYTES = 512;

  static final SimShape FULL = new SimShape(10, 8, 3_000, 12);
  static final SimShape QUICK = new SimShape(4, 3, 2_000, 4);

  JsonObject json() {
    return Json.object()
        .put("warmups", warmups)
        .put("iterations", iterations)
        .put("iterationMillis", iterationMillis)
        .put("failuresShrunk", failures)
        .put("heapMebibytes", HEAP_MEBIBYTES)
        .put("youngMebibytes", YOUNG_MEBIBYTES)
        .build();
  }
}
