package org.korudelta.deterministic.junit;

import org.korudelta.deterministic.simulation.World;

/** One test of the report: a search, or the replay of one file. */
interface Inspection {
  /** The name it has in the report. */
  String title();

  /**
   * Runs {@code world} as often as it takes.
   *
   * @throws AssertionError if something does not hold
   */
  void inspect(World world, TestReport report);
}
