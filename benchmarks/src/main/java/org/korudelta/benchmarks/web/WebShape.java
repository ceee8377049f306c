package org.korudelta.benchmarks.web;

import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;

/**
 * How long is measured.
 *
 * @param warmupMillis what does not count
 * @param rounds figures of a trial
 * @param roundMillis how long a figure is measured
 * @param budgetMillis after which a trial is content with three figures or more
 * @param wakes the measurement of lateness
 */
public record WebShape(
    int warmupMillis, int rounds, int roundMillis, int budgetMillis, Wakes wakes) {
  /** For figures. */
  public static final WebShape FULL = new WebShape(2_000, 50, 50, 5_000, new Wakes(200, 8));

  /** To see where things stand. */
  public static final WebShape QUICK = new WebShape(300, 10, 10, 150, new Wakes(30, 3));

  /**
   * How long lateness is measured.
   *
   * @param samples wake-ups of a round
   * @param rounds that count
   */
  record Wakes(int samples, int rounds) {}

  /** For the result file. */
  public JsonObject json() {
    return Json.object()
        .put("warmupMillis", warmupMillis)
        .put("rounds", rounds)
        .put("roundMillis", roundMillis)
        .put("budgetMillis", budgetMillis)
        .put("samples", wakes.samples())
        .put("sampleRounds", wakes.rounds())
        .build();
  }
}
