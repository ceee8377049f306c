package org.korudelta.conformance;

import java.util.List;
import java.util.Optional;

/**
 * One platform's run of the suite.
 *
 * @param platform the column's name
 * @param cells one for each scenario, in the suite's order
 */
public record Report(String platform, List<Cell> cells) {
  public Report {
    cells = List.copyOf(cells);
  }

  /** The cell of a scenario; empty when it did not run. */
  public Optional<Cell> cell(String id) {
    return cells.stream().filter(cell -> cell.id().equals(id)).findFirst();
  }
}
