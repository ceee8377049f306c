package org.korudelta.worlds.vectors;

import org.korudelta.deterministic.simulation.Simulation;

/** How many of the best answers the graph has found in a run. */
final class Recall {
  private static final int ENOUGH = 100;
  private static final int PERCENT_MIN = 90;

  private int wanted;
  private int found;

  void add(int ofWanted, int nowFound) {
    wanted += ofWanted;
    found += nowFound;
  }

  /** A graph may miss some, but few of many. */
  void check(Simulation simulation) {
    boolean enough = wanted >= ENOUGH;
    simulation.always(
        !enough || 100L * found >= (long) PERCENT_MIN * wanted,
        "recall",
        () -> "found=" + found + " of=" + wanted);
  }
}
