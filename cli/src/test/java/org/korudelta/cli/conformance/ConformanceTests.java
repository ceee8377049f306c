package org.korudelta.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.korudelta.conformance.ConformanceTable;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.TableRow;
import org.korudelta.conformance.scenarios.Catalogue;

/** Every scenario on every platform: one test a row, green when all platforms observed the same. */
class ConformanceTests {

  @TestFactory
  @Timeout(600)
  List<DynamicTest> everyScenario_onEveryPlatform_observesTheSame() {
    ConformanceTable table = table();
    System.out.println(table.console());
    List<DynamicTest> rows = new ArrayList<>();
    for (TableRow row : table.rows()) {
      rows.add(dynamicTest(row.id(), () -> assertThat(row.green()).as(row.status()).isTrue()));
    }
    assertThat(rows).hasSameSizeAs(Catalogue.ids());
    return rows;
  }

  private static ConformanceTable table() {
    List<String> names = new ArrayList<>();
    List<Report> reports = new ArrayList<>();
    for (Column column : ConformanceCommand.COLUMNS) {
      names.add(column.name());
      reports.add(column.run(id -> {}));
    }
    return ConformanceTable.of(Catalogue.ids(), names, reports);
  }
}
