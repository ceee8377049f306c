package org.korudelta.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.korudelta.benchmarks.engine.peer.EngineKind;

class EngineOperationTests {
  @Test
  void lessIsBetter_ratesAndTimes_oppositeWays() {
    assertThat(EngineOperation.PUT.lessIsBetter()).isTrue();
    assertThat(EngineOperation.DISK.lessIsBetter()).isTrue();
    assertThat(EngineOperation.GET.lessIsBetter()).isFalse();
    assertThat(EngineOperation.WRITERS_RATIO.lessIsBetter()).isFalse();
  }

  @Test
  void rows_allJobs_measureEachOperationOnce() {
    List<EngineOperation> rows =
        Arrays.stream(Job.values()).flatMap(job -> job.rows().stream()).toList();

    assertThat(rows).containsExactlyInAnyOrder(EngineOperation.values());
  }

  /** A ratio without the one it is divided by is never judged. */
  @Test
  void targets_eachBaseline_isMeasuredInTheSameJob() {
    for (Job job : Job.values()) {
      Set<String> measured =
          Arrays.stream(EngineKind.values())
              .filter(job::fits)
              .map(EngineKind::label)
              .collect(Collectors.toSet());
      for (EngineOperation row : job.rows()) {
        assertThat(measured).as(row.label()).contains(row.target().baseline());
      }
    }
  }
}
