package org.korudelta.conformance;

import java.util.List;

/**
 * Many schedules of one scenario, as one cell: the same digest on every schedule, or a failure that
 * names the first odd one.
 */
public final class Schedules {
  private Schedules() {}

  /** The cell of all {@code cells}, one for each schedule in order, at least one. */
  public static Cell agreed(List<Cell> cells) {
    Cell first = cells.get(0);
    for (int schedule = 0; schedule < cells.size(); schedule++) {
      Cell cell = cells.get(schedule);
      if (cell instanceof Cell.Failed failed) {
        return new Cell.Failed(first.id(), "schedule=" + schedule + " " + failed.reason());
      }
      if (!same(first, cell)) {
        return new Cell.Failed(first.id(), "schedule=" + schedule + " " + difference(first, cell));
      }
    }
    return first;
  }

  private static boolean same(Cell first, Cell other) {
    if (first instanceof Cell.Observed one && other instanceof Cell.Observed two) {
      return one.digest().equals(two.digest());
    }
    return first.getClass() == other.getClass();
  }

  private static String difference(Cell first, Cell other) {
    return first instanceof Cell.Observed one && other instanceof Cell.Observed two
        ? "differs from schedule=0: " + one.firstDifference(two)
        : "observes on some schedules only";
  }
}
