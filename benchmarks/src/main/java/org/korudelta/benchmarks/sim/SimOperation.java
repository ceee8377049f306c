package org.korudelta.benchmarks.sim;

import org.korudelta.benchmarks.result.Operation;
import org.korudelta.benchmarks.result.Target;

/** What is measured of the simulator. */
enum SimOperation implements Operation {
  /** Runs of the runtime's world: some tasks, choices, checks. */
  SMALL_WORLDS("small worlds", "runs/s", Target.figure(5_000, 10_000)),
  /** Runs of the whole database's world in which something crashes. */
  CRASH_RUNS("crash and recover", "runs/s", Target.figure(200, 500)),
  /** Crashes in them. */
  CRASHES("crashes", "/s", Target.none("no target set")),
  /** From a failing run of the database to the simplest one found. */
  SHRINK("shrink a failure", "ms", Target.none("no target set"));

  private final String label;
  private final String unit;
  private final Target target;

  SimOperation(String label, String unit, Target target) {
    this.label = label;
    this.unit = unit;
    this.target = target;
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
  public boolean lessIsBetter() {
    return unit.equals("ms");
  }

  @Override
  public Target target() {
    return target;
  }
}
