package org.korudelta.deterministic;

import java.util.function.Consumer;

/** Runs a scenario under the schedule that ships and under many others. */
final class Schedules {
  private static final int SEEDS = 200;

  private Schedules() {}

  static void all(Consumer<DeterministicRuntime> scenario) {
    scenario.accept(DeterministicRuntime.fifo());
    for (int seed = 0; seed < SEEDS; seed++) {
      DeterministicRuntime runtime = DeterministicRuntime.seeded(seed);
      try {
        scenario.accept(runtime);
      } catch (Throwable failure) {
        throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
      }
    }
  }
}
