package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.conformance.Cell;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.ReportJson;
import org.korudelta.conformance.Scenario;
import org.korudelta.conformance.ScenarioRun;
import org.korudelta.conformance.scenarios.Catalogue;

/** The conformance scenarios on threads and files; leaves the column in target/conformance. */
class JvmConformanceTests {
  private static final Path REPORT = Path.of("target", "conformance", "jvm.json");
  private static final int CELL_SECONDS_MAX = 60;
  private static final List<Cell> CELLS = Collections.synchronizedList(new ArrayList<>());

  @TempDir static Path directory;

  @TestFactory
  Stream<DynamicTest> scenario_onThreadsAndFiles_observes() {
    JvmPlatform platform = new JvmPlatform(directory);
    return Catalogue.scenarios().stream()
        .map(scenario -> DynamicTest.dynamicTest(scenario.id(), () -> run(scenario, platform)));
  }

  @AfterAll
  static void writeReport() throws IOException {
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, ReportJson.text(new Report("jvm", CELLS)));
  }

  private static void run(Scenario scenario, JvmPlatform platform) throws Exception {
    CompletableFuture<Cell> ended = new CompletableFuture<>();
    ScenarioRun.start(scenario, platform, ended::complete);
    Cell cell = ended.get(CELL_SECONDS_MAX, TimeUnit.SECONDS);
    CELLS.add(cell);
    assertThat(cell).isInstanceOf(Cell.Observed.class);
  }
}
