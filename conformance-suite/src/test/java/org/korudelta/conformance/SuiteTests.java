package org.korudelta.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.conformance.broken.PlainPlatform;
import org.korudelta.conformance.scenarios.Catalogue;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Capability;
import org.korudelta.runtime.Promise;

class SuiteTests {
  private static final String ID = "D1.any";

  @Test
  void run_failingScenario_isRedAndTheNextRuns() {
    Report report =
        run(
            Scenario.of(ID, c -> c.runtime().failed(new KoruException.Corruption("lost=1"))),
            observing("D2.next", "value"));

    assertThat(report.cells().get(0)).isEqualTo(new Cell.Failed(ID, "corruption: lost=1"));
    assertThat(report.cells().get(1)).isInstanceOf(Cell.Observed.class);
  }

  @Test
  void run_expectationNotMet_isRedWithBothValues() {
    Report report =
        run(
            Scenario.of(
                ID,
                c -> {
                  c.expectEqual("count", 2, 3);
                  return c.runtime().completed(null);
                }));

    assertThat(report.cells()).containsExactly(failed("count: expected=2 actual=3"));
  }

  @Test
  void run_nothingObserved_isRed() {
    Report report = run(Scenario.of(ID, c -> c.runtime().completed(null)));

    assertThat(report.cells()).containsExactly(failed("nothing observed"));
  }

  @Test
  void run_scenarioThatNeverEnds_isRedAtItsDeadline() {
    Report report =
        run(Scenario.of(ID, c -> c.runtime().sleep(Duration.ofDays(1))), observing("D2.next", "a"));

    assertThat(report.cells().get(0))
        .isInstanceOfSatisfying(
            Cell.Failed.class, cell -> assertThat(cell.reason()).startsWith("deadline_exceeded"));
    assertThat(report.cells()).hasSize(2);
  }

  @Test
  void run_errorThatReachedNobody_isRed() {
    Report report =
        run(
            Scenario.of(
                ID,
                c -> {
                  c.runtime().failed(new KoruException.BadRequest("dropped"));
                  c.observe("value", 1);
                  return c.runtime().yield();
                }));

    assertThat(report.cells())
        .containsExactly(failed("unclaimed report: task=" + ID + " bad_request: dropped"));
  }

  @Test
  void run_scenarioThatNothingWillWake_isRedAndTheNextRuns() {
    Report report =
        run(
            Scenario.of(
                ID,
                c -> {
                  c.runtime().close(Duration.ZERO);
                  return c.runtime().<Void>promise().promise();
                }),
            observing("D2.next", "a"));

    assertThat(report.cells().get(0)).isInstanceOf(Cell.Failed.class);
    assertThat(report.cells().get(1)).isInstanceOf(Cell.Observed.class);
  }

  @Test
  void run_scenarioThatIsAlwaysReady_isRedAtTheLimitOfSteps() {
    Report report = run(Scenario.of(ID, c -> c.until(() -> false)), observing("D2.next", "a"));

    assertThat(report.cells().get(0))
        .isInstanceOfSatisfying(
            Cell.Failed.class,
            cell -> assertThat(cell.reason()).startsWith("the world broke: limit"));
    assertThat(report.cells().get(1)).isInstanceOf(Cell.Observed.class);
  }

  @Test
  void run_absentCapability_mustSaySo() {
    Report report =
        run(
            Scenario.needing(
                Capability.BLOCKING,
                ID,
                c -> c.done(c.runtime().spawnBlocking("b", () -> 1).promise())),
            Scenario.needing(Capability.BLOCKING, ID, c -> c.runtime().completed(null)));

    assertThat(report.cells())
        .containsExactly(new Cell.Absent(ID), failed("expected unsupported, got value null"));
  }

  @Test
  void agreed_oneScheduleDiffers_namesItAndTheObservation() {
    List<Cell> cells = new ArrayList<>();
    cells.addAll(run(observing(ID, "a")).cells());
    cells.addAll(run(observing(ID, "a")).cells());
    cells.addAll(run(observing(ID, "b")).cells());

    assertThat(Schedules.agreed(cells))
        .isInstanceOfSatisfying(
            Cell.Failed.class,
            cell -> assertThat(cell.reason()).contains("schedule=2", "\"a\"", "\"b\""));
  }

  @Test
  void table_oneByteObservedDifferently_turnsThatCellRed() {
    Report jvm = new Report("jvm", run(observing(ID, "bytes 1")).cells());
    Report node = new Report("node", run(observing(ID, "bytes 2")).cells());
    Report other = new Report("deterministic", run(observing(ID, "bytes 1")).cells());

    ConformanceTable table =
        ConformanceTable.of(
            List.of(ID), List.of("jvm", "deterministic", "node"), List.of(jvm, other, node));

    assertThat(table.green()).isFalse();
    assertThat(table.rows().get(0).slots().get(2).red()).isTrue();
    assertThat(table.rows().get(0).slots().get(0).red()).isFalse();
  }

  @Test
  void ids_catalogue_areDistinctAndNamedByLine() {
    assertThat(Catalogue.ids()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(200);
    assertThat(Catalogue.ids()).allMatch(id -> id.matches("[RVDS][0-9]+\\.[a-z0-9_]+"));
  }

  private static Scenario observing(String id, String value) {
    return Scenario.of(id, c -> observe(c, value));
  }

  private static Promise<Void> observe(Context c, String value) {
    return c.runtime().completed(c.observe("value", value));
  }

  private static Cell failed(String reason) {
    return new Cell.Failed(ID, reason);
  }

  private static Report run(Scenario... scenarios) {
    List<Report> reports = new ArrayList<>();
    Suite.run(List.of(scenarios), PlainPlatform.sound(), reports::add);
    assertThat(reports).hasSize(1);
    return reports.get(0);
  }
}
