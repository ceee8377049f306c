package org.korudelta.benchmarks.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkloadTests {
  private static final int KEYS = 2_500;

  @Test
  void batches_all_writeEveryKeyAndAsManyVersionsAsAsked() {
    Workload workload = new Workload(KEYS);
    List<Put> written = new ArrayList<>();
    for (List<Put> batch : workload.batches(6_100)) {
      assertThat(keys(batch)).as("each once").hasSameSizeAs(batch);
      written.addAll(batch);
    }

    assertThat(written).hasSize(6_100);
    assertThat(keys(written.subList(0, KEYS))).containsExactlyInAnyOrder(workload.all());
  }

  @Test
  void batches_fewerVersionsThanKeys_stopThere() {
    List<Integer> sizes = new ArrayList<>();
    new Workload(KEYS).batches(1_200).forEach(batch -> sizes.add(batch.size()));

    assertThat(sizes).containsExactly(1_000, 200);
  }

  private static Set<String> keys(List<Put> puts) {
    return puts.stream().map(Put::key).collect(Collectors.toSet());
  }
}
