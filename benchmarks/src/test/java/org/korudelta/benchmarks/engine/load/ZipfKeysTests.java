package org.korudelta.benchmarks.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ZipfKeysTests {
  private static final int KEYS = 1_000;
  private static final int DRAWS = 200_000;

  @Test
  void draw_many_followsZipfsLaw() {
    Map<String, Long> counts =
        Arrays.stream(new ZipfKeys(KEYS, 1).draw(DRAWS))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<Long> byRank = counts.values().stream().sorted(Collections.reverseOrder()).toList();

    assertThat((double) byRank.get(0) / byRank.get(9))
        .isCloseTo(Math.pow(10, 0.99), Offset.offset(1.0));
    assertThat((double) byRank.get(0) / byRank.get(99))
        .isCloseTo(Math.pow(100, 0.99), Offset.offset(15.0));
  }

  @Test
  void all_everyKey_comesOnce() {
    assertThat(new ZipfKeys(KEYS, 1).all())
        .hasSize(KEYS)
        .doesNotContainNull()
        .doesNotHaveDuplicates();
  }
}
