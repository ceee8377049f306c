package org.korudelta.benchmarks.result;

/** What is measured: a row of the table, and the target it stands beside. */
public interface Operation {
  /** Its name in results. */
  String label();

  /** The unit of its figures. */
  String unit();

  /** Whether a smaller figure is the better one. */
  boolean lessIsBetter();

  /** What KoruDelta's figure is held against. */
  Target target();

  /** Whether {@code value} is at {@code bound} or on its better side. */
  default boolean reaches(double value, double bound) {
    return lessIsBetter() ? value <= bound : value >= bound;
  }
}
