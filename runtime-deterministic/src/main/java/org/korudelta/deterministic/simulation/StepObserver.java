package org.korudelta.deterministic.simulation;

import org.korudelta.deterministic.DeterministicRuntime;

/** Looks at a run before each of its steps. */
@FunctionalInterface
public interface StepObserver {

  /**
   * The run has taken {@code step} steps, and will take another one in {@code runtime}. What this
   * throws ends the run.
   */
  void step(int step, DeterministicRuntime runtime);
}
