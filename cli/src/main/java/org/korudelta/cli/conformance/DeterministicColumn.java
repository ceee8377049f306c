package org.korudelta.cli.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.korudelta.conformance.Cell;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.Scenario;
import org.korudelta.conformance.ScenarioRun;
import org.korudelta.conformance.Schedules;
import org.korudelta.conformance.scenarios.ScenarioGroup;

/**
 * The suite on the virtual clock: every scenario on a hundred schedules, all of which must observe
 * the same.
 */
final class DeterministicColumn implements Column {
  private static final int SCHEDULES = 100;

  @Override
  public String name() {
    return DeterministicPlatform.NAME;
  }

  @Override
  public Report run(ScenarioGroup group, Consumer<String> finished) {
    List<Cell> cells = new ArrayList<>();
    for (Scenario scenario : group.scenarios()) {
      cells.add(Schedules.agreed(schedules(scenario)));
      finished.accept(scenario.id());
    }
    return new Report(name(), cells);
  }

  private List<Cell> schedules(Scenario scenario) {
    List<Cell> cells = new ArrayList<>();
    for (int schedule = 0; schedule < SCHEDULES; schedule++) {
      ScenarioRun.start(scenario, DeterministicPlatform.schedule(schedule), cells::add);
    }
    return cells;
  }
}
