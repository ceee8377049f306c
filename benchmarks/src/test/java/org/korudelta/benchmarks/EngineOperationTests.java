package org.korudelta.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineOperationTests {
  @Test
  void figure_shots_becomeTheOperationsUnit() {
    assertThat(EngineOperation.PUT.figure(500.0 * 170)).isEqualTo(170);
    assertThat(EngineOperation.BATCH.figure(50_000)).isEqualTo(400_000);
  }
}
