package org.korudelta.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.korudelta.conformance.Cell;
import org.korudelta.conformance.ConformanceTable;
import org.korudelta.conformance.Report;
import org.korudelta.conformance.scenarios.ScenarioGroup;
import org.korudelta.error.KoruException;

class ColumnRunTests {

  @Test
  void all_platformThatIsNotThere_isARedColumnThatSaysWhy() {
    List<ColumnRun> runs =
        ColumnRun.all(
            List.of(absent("one"), sound("two")), ScenarioGroup.RUNTIME, (column, id) -> {});

    assertThat(runs).extracting(ColumnRun::name).containsExactly("one", "two");
    assertThat(runs.get(0).text()).isEqualTo("one unavailable: install it");
    assertThat(runs.get(1).text()).matches("two \\d+\\.\\d s");
    ConformanceTable table = ConformanceCommand.table(runs, ScenarioGroup.RUNTIME);
    assertThat(table.green()).isFalse();
    assertThat(table.redCount()).isEqualTo(ScenarioGroup.RUNTIME.ids().size());
  }

  @Test
  void all_finishedScenarios_areHeardWithTheirColumn() {
    List<String> heard = new ArrayList<>();

    ColumnRun.all(
        List.of(sound("two")), ScenarioGroup.ALL, (column, id) -> heard.add(column + " " + id));

    assertThat(heard).containsExactly("two R1.spawn_never_inline");
  }

  private static Column absent(String name) {
    return new FixedColumn(
        name,
        finished -> {
          throw new KoruException.Unavailable("install it");
        });
  }

  private static Column sound(String name) {
    return new FixedColumn(name, finished -> finished.accept("R1.spawn_never_inline"));
  }

  /** A column that observes nothing. */
  private record FixedColumn(String name, Consumer<Consumer<String>> work) implements Column {
    @Override
    public Report run(ScenarioGroup group, Consumer<String> finished) {
      work.accept(finished);
      return new Report(name, List.of(new Cell.Absent("R1.spawn_never_inline")));
    }
  }
}
