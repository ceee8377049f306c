package org.korudelta.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineExamTests {
  private static final long BUDGET = 256L << 20;

  @Test
  void heap_twiceTheBudget_isOk() {
    Diagnosis found = MachineExam.heap(2 * BUDGET, BUDGET);

    assertThat(found.level()).isEqualTo(Level.OK);
    assertThat(found.found()).startsWith("512 MB at most on ");
    assertThat(found.remedy()).isEmpty();
  }

  @Test
  void heap_lessThanTwiceTheBudget_warnsWithBothSizes() {
    Diagnosis found = MachineExam.heap(2 * BUDGET - 1, BUDGET);

    assertThat(found.level()).isEqualTo(Level.WARN);
    assertThat(found.found())
        .startsWith("511 MB at most on ")
        .endsWith(", and an open database takes up to 256 MB");
    assertThat(found.remedy()).contains("-Xmx");
  }
}
