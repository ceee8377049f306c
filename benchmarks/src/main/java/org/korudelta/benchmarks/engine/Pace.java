package org.korudelta.benchmarks.engine;

import java.util.stream.IntStream;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;

/**
 * How long is measured, and how often.
 *
 * @param rounds each measures everything once, each in a JVM of its own
 * @param warmups iterations that do not count, per round
 * @param iterations iterations that count, per round
 * @param iterationMillis how long each is, where that is not by count
 * @param puts in an iteration, where it is by count
 * @param heapMebibytes of each JVM
 */
record Pace(
    int rounds, int warmups, int iterations, int iterationMillis, int puts, int heapMebibytes) {
  static final Pace FULL = new Pace(3, 4, 3, 1_000, 100_000, 4_096);
  static final Pace QUICK = new Pace(1, 3, 3, 100, 10_000, 512);

  Pace withRounds(int count) {
    return new Pace(count, warmups, iterations, iterationMillis, puts, heapMebibytes);
  }

  Pace withHeapMebibytes(int mebibytes) {
    return new Pace(rounds, warmups, iterations, iterationMillis, puts, mebibytes);
  }

  /** What {@link #of} makes the same of. */
  IntStream numbers() {
    return IntStream.of(rounds, warmups, iterations, iterationMillis, puts, heapMebibytes);
  }

  static Pace of(int[] numbers) {
    return new Pace(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
  }

  JsonObject json() {
    return Json.object()
        .put("rounds", rounds)
        .put("warmups", warmups)
        .put("iterations", iterations)
        .put("iterationMillis", iterationMillis)
        .put("putsInAnIteration", puts)
        .put("heapMebibytes", heapMebibytes)
        .build();
  }
}
