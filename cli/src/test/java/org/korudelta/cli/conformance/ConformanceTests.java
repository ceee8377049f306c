package org.korudelta.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.korudelta.conformance.ConformanceTable;
import org.korudelta.conformance.TableRow;
import org.korudelta.conformance.scenarios.Catalogue;
import org.korudelta.conformance.scenarios.ScenarioGroup;

/**
 * Every scenario on every platform: one test a row, green when all platforms observed the same.
 * Runs once the jars are packaged, because two of the platforms are those.
 */
class ConformanceTests {

  @TestFactory
  @Timeout(600)
  List<DynamicTest> everyScenario_onEveryPlatform_observesTheSame() {
    List<ColumnRun> runs = ColumnRun.all(Column.ALL, ScenarioGroup.ALL, (column, id) -> {});
    ConformanceTable table = ConformanceCommand.table(runs, ScenarioGroup.ALL);
    System.out.println(table.console());
    runs.forEach(run -> System.out.println("platform " + run.text()));
    List<DynamicTest> rows = new ArrayList<>();
    for (TableRow row : table.rows()) {
      rows.add(dynamicTest(row.id(), () -> assertThat(row.green()).as(row.status()).isTrue()));
    }
    assertThat(rows).hasSameSizeAs(Catalogue.ids());
    return rows;
  }
}
