package org.korudelta.benchmarks.vector;

import org.korudelta.benchmarks.vector.curve.Pass;

/** What a figure is. */
enum Quantity {
  /** Searches in a second, on one thread. */
  RATE("searches/s", false),
  /** Which part of the true nearest is found. */
  RECALL("%", false),
  SECONDS("s", true),
  MILLIS("ms", true),
  BYTES("bytes", true),
  /** Two figures of one process, divided. */
  RATIO("times", false);

  private static final int PERCENT = 100;

  private final String unit;
  private final boolean lessIsBetter;

  Quantity(String unit, boolean lessIsBetter) {
    this.unit = unit;
    this.lessIsBetter = lessIsBetter;
  }

  String unit() {
    return unit;
  }

  boolean lessIsBetter() {
    return lessIsBetter;
  }

  /** That of a pass. */
  double of(Pass pass) {
    return this == RECALL ? PERCENT * pass.recall() : pass.perSecond();
  }
}
