package org.korudelta.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.korudelta.conformance.Cell;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.ReportJson;
import org.korudelta.conformance.Scenario;
import org.korudelta.conformance.ScenarioRun;
import org.korudelta.conformance.Schedules;
import org.korudelta.conformance.scenarios.Catalogue;

/** The conformance scenarios under many schedules; leaves the column in target/conformance. */
class DeterministicConformanceTests {
  /** A hundred, or a thousand in the long runs of {@code koru test --nightly}. */
  private static final int SCHEDULES = Boolean.getBoolean("koru.nightly") ? 1_000 : 100;

  private static final Path REPORT = Path.of("target", "conformance", "deterministic.json");
  private static final List<Cell> CELLS = new ArrayList<>();

  @TestFactory
  Stream<DynamicTest> scenario_onEverySchedule_observesTheSame() {
    return Catalogue.scenarios().stream()
        .map(scenario -> DynamicTest.dynamicTest(scenario.id(), () -> run(scenario)));
  }

  @AfterAll
  static void writeReport() throws IOException {
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, ReportJson.text(new Report("deterministic", CELLS)));
  }

  private static void run(Scenario scenario) {
    List<Cell> cells = new ArrayList<>();
    for (int schedule = 0; schedule < SCHEDULES; schedule++) {
      ScenarioRun.start(scenario, new DeterministicPlatform(schedule), cells::add);
    }
    assertThat(cells).hasSize(SCHEDULES);
    Cell cell = Schedules.agreed(cells);
    CELLS.add(cell);
    assertThat(cell).isInstanceOf(Cell.Observed.class);
  }
}
