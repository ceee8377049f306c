package org.korudelta.benchmarks.sim;

import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;

/**
 * How much is measured.
 *
 * @param warmupMillis before the iterations that count
 * @param iterations how many
 * @param iterationMillis how long each is
 * @param failures how many are shrunk
 */
record SimShape(int warmupMillis, int iterations, int iterationMillis, int failures) {
  static final SimShape FULL = new SimShape(10_000, 8, 3_000, 12);
  static final SimShape QUICK = new SimShape(4_000, 3, 2_000, 4);

  JsonObject json() {
    return Json.object()
        .put("warmupMillis", warmupMillis)
        .put("iterations", iterations)
        .put("iterationMillis", iterationMillis)
        .put("failuresShrunk", failures)
        .build();
  }
}
