package org.korudelta.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.korudelta.conformance.Cell;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.scenarios.ScenarioGroup;

class ExecutorColumnTests {

  @Test
  @Timeout(300)
  void run_runtimeGroup_passes() {
    Report report = new ExecutorColumn().run(ScenarioGroup.RUNTIME, id -> {});

    assertThat(report.cells())
        .hasSameSizeAs(ScenarioGroup.RUNTIME.ids())
        .noneMatch(Cell.Failed.class::isInstance);
  }
}
