package org.korudelta.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrashEnumerationTests {

  @Test
  void run_sevenUnsyncedAppendsInTwoFiles_everyStateIsALegalPrefix() {
    CrashEnumeration.Report report = CrashEnumeration.run();

    assertThat(report.pendingAppends()).hasSize(2);
    assertThat(report.appends()).isGreaterThanOrEqualTo(6);
    assertThat(report.passes()).anyMatch(CrashEnumeration.Pass::complete);
    assertThat(report.prefixes().firstKey()).as("what was acknowledged").isEqualTo(4);
    assertThat(report.prefixes().lastKey()).isEqualTo(10);
    assertThat(report.prefixes()).as("every prefix between is reached").hasSize(7);
    assertThat(report).asString().endsWith("every state recovered and equal to a legal prefix");
  }
}
