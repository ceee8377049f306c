package org.korudelta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConformanceTableTests {
  private static final List<String> IDS = List.of("D2.chain", "R1.blocking");
  private static final List<String> PLATFORMS = List.of("jvm", "deterministic", "node");

  @Test
  void of_equalDigests_isGreen() {
    ConformanceTable table = table("v1", "v1", "v1");

    assertThat(table.green()).isTrue();
    assertThat(table.rows()).extracting(TableRow::status).containsOnly("equal");
    assertThat(table.summary()).isEqualTo("conformance: scenarios=2 platforms=3 equal=2 red=0");
  }

  @Test
  void of_oneByteObservedDifferently_turnsThatCellRed() {
    ConformanceTable table = table("v1", "v2", "v1");

    assertThat(table.green()).isFalse();
    TableRow row = table.rows().get(0);
    assertThat(row.status()).isEqualTo("different");
    assertThat(row.slots()).extracting(TableRow.Slot::red).containsExactly(false, true, false);
    assertThat(table.console().lines().filter(line -> line.startsWith("D2.chain")).toList())
        .singleElement()
        .asString()
        .containsOnlyOnce("!");
  }

  @Test
  void of_missingReport_isRed() {
    ConformanceTable table =
        ConformanceTable.of(IDS, PLATFORMS, List.of(report("jvm", "v1"), report("node", "v1")));

    assertThat(table.green()).isFalse();
    assertThat(table.redCount()).isEqualTo(2);
    assertThat(table.rows().get(0).status()).isEqualTo("missing");
  }

  @Test
  void of_missingScenario_isRed() {
    ConformanceTable table =
        ConformanceTable.of(List.of("D9.unheard_of"), PLATFORMS, List.of(report("jvm", "v1")));

    assertThat(table.rows()).extracting(TableRow::id).contains("D9.unheard_of");
    assertThat(table.green()).isFalse();
  }

  @Test
  void of_twoReportsOfOnePlatform_isRed() {
    Report report = report("jvm", "v1");
    ConformanceTable table = ConformanceTable.of(IDS, List.of("jvm"), List.of(report, report));

    assertThat(table.rows().get(0).status()).contains("count=2");
  }

  @Test
  void of_failedCell_isRedWithItsReason() {
    Report failed =
        new Report("node", List.of(new Cell.Failed("D2.chain", "lost a version"), absent()));
    ConformanceTable table =
        ConformanceTable.of(
            IDS, PLATFORMS, List.of(report("jvm", "v1"), report("deterministic", "v1"), failed));

    assertThat(table.rows().get(0).status()).isEqualTo("failed: lost a version");
    assertThat(table.rows().get(1).green()).isTrue();
  }

  @Test
  void of_onlyOneObservation_isRed() {
    Report absent = new Report("node", List.of(new Cell.Absent("D2.chain")));
    ConformanceTable table =
        ConformanceTable.of(
            List.of("D2.chain"), List.of("jvm", "node"), List.of(report("jvm", "v1"), absent));

    assertThat(table.rows().get(0).status()).isEqualTo("too few observations");
    assertThat(table.rows().get(0).green()).isFalse();
  }

  @Test
  void ofSome_onlyOneObservation_isAloneAndNotRed() {
    Report absent =
        new Report("node", List.of(new Cell.Absent("D2.chain"), observed("R1.blocking", "done")));
    ConformanceTable table =
        ConformanceTable.ofSome(IDS, List.of("jvm", "node"), List.of(report("jvm", "v1"), absent));

    assertThat(table.rows().get(0).status()).isEqualTo("too few observations");
    assertThat(table.green()).isTrue();
    assertThat(table.summary())
        .isEqualTo("conformance: scenarios=2 platforms=2 equal=1 red=0 alone=1");
  }

  @Test
  void ofSome_nothingToCompare_isNotGreen() {
    ConformanceTable table =
        ConformanceTable.ofSome(IDS, List.of("jvm"), List.of(report("jvm", "v1")));

    assertThat(table.green()).isFalse();
  }

  @Test
  void ofSome_differentOrMissing_isRed() {
    ConformanceTable table =
        ConformanceTable.ofSome(IDS, PLATFORMS, List.of(report("jvm", "v1"), report("node", "v2")));

    assertThat(table.redCount()).isEqualTo(2);
    assertThat(table.green()).isFalse();
  }

  @Test
  void console_sevenPlatforms_fitsIn120Columns() {
    List<String> seven =
        List.of(
            "jvm-17", "jvm-25", "jvm-memory", "deterministic", "chromium", "chromium-wasm", "node");
    String id = "S6.names_durable_after_sync_directory";
    List<Report> reports =
        seven.stream().map(name -> new Report(name, List.of(observed(id, "v")))).toList();
    ConformanceTable table = ConformanceTable.of(List.of(id), seven, reports);

    assertThat(table.console().lines()).allMatch(line -> line.length() <= 120);
    assertThat(table.console()).contains(observed(id, "v").digest().substring(0, 6) + " ");
  }

  @Test
  void markdown_table_hasOneRowForEachScenario() {
    String markdown = table("v1", "v1", "v1").markdown();

    assertThat(markdown.lines().filter(line -> line.startsWith("| D2.chain |"))).hasSize(1);
    assertThat(markdown).contains("| scenario | jvm | deterministic | node | status |");
  }

  @Test
  void parse_writtenReport_isTheSameReport() {
    Report report =
        new Report(
            "jvm",
            List.of(observed("D2.chain", "v1"), absent(), new Cell.Failed("V1.order", "a\"b\n")));

    assertThat(ReportJson.parse(ReportJson.text(report))).isEqualTo(report);
  }

  @Test
  void object_table_namesEveryScenarioAndCell() {
    String json = ReportJson.object(table("v1", "v2", "v1")).toString();

    assertThat(json)
        .startsWith("{\"green\":false,\"platforms\":[\"jvm\",\"deterministic\",\"node\"]");
    assertThat(json).contains("\"id\":\"D2.chain\"", "\"status\":\"different\"", "\"absent\":true");
  }

  private static ConformanceTable table(String jvm, String deterministic, String node) {
    Report absentOnNode = new Report("node", List.of(observed("D2.chain", node), absent()));
    return ConformanceTable.of(
        IDS,
        PLATFORMS,
        List.of(report("jvm", jvm), report("deterministic", deterministic), absentOnNode));
  }

  private static Report report(String platform, String observation) {
    return new Report(
        platform, List.of(observed("D2.chain", observation), observed("R1.blocking", "done")));
  }

  private static Cell absent() {
    return new Cell.Absent("R1.blocking");
  }

  private static Cell.Observed observed(String id, String observation) {
    Transcript transcript = new Transcript();
    transcript.add("value", "text", observation);
    return new Cell.Observed(id, transcript.digest(), transcript.lines());
  }
}
