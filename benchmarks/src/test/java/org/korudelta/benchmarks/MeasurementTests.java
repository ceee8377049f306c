package org.korudelta.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTests {
  @Test
  void median_oddAndEven_isTheMiddle() {
    assertThat(of(Operation.GET, EngineKind.MAP, 9, 1, 5).median()).isEqualTo(5);
    assertThat(of(Operation.GET, EngineKind.MAP, 9, 1, 5, 7).median()).isEqualTo(6);
    assertThat(of(Operation.GET, EngineKind.MAP, 9, 1, 5).least()).isEqualTo(1);
    assertThat(of(Operation.GET, EngineKind.MAP, 9, 1, 5).most()).isEqualTo(9);
  }

  @Test
  void table_ratioAtItsFloor_isMetAndBeyondIsMissed() {
    assertThat(verdict(Operation.GET, EngineKind.MAP, 100, 100)).isEqualTo("met");
    assertThat(verdict(Operation.GET, EngineKind.MAP, 99, 100)).isEqualTo("missed");
    assertThat(verdict(Operation.PUT, EngineKind.RAW, 100, 100)).isEqualTo("met");
    assertThat(verdict(Operation.PUT, EngineKind.RAW, 111, 100)).isEqualTo("missed");
  }

  private static String verdict(Operation operation, EngineKind baseline, double us, double them) {
    EngineTable table =
        new EngineTable(
            List.of(of(operation, EngineKind.KORUDELTA, us), of(operation, baseline, them)));
    return table.verdict(operation);
  }

  @Test
  void figure_shots_becomeTheOperationsUnit() {
    assertThat(Operation.PUT.figure(500.0 * 170)).isEqualTo(170);
    assertThat(Operation.BATCH.figure(50_000)).isEqualTo(400_000);
  }

  private static Measurement of(Operation operation, EngineKind engine, double... figures) {
    return new Measurement(operation, engine, Arrays.stream(figures).boxed().toList());
  }
}
