package org.korudelta.benchmarks.engine.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SoakVerdictTests {
  @Test
  void text_steady_passes() {
    SoakVerdict verdict = new SoakVerdict(samples(i -> 1_000_000 + i, i -> 500), 0, 0);

    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.text()).isEqualTo("verdict: passed");
  }

  @Test
  void text_wrongAnswersAndLostWrites_areCounted() {
    assertThat(new SoakVerdict(List.of(), 3, 7).text())
        .isEqualTo("verdict: failed: wrong answers: 3; keys that lost writes: 7");
  }

  @Test
  void text_heapThatGrowsWithVersions_fails() {
    assertThat(new SoakVerdict(samples(i -> i * (16 << 20), i -> 500), 0, 0).text())
        .isEqualTo("verdict: failed: the heap grows: bytes a version=13981.0");
  }

  @Test
  void text_latenciesThatGrow_fail() {
    assertThat(new SoakVerdict(samples(i -> 1, i -> 100 * i), 0, 0).text())
        .contains("puts get slower: p99 of the last third ÷ first third=3.0");
  }

  /** Nine stretches of a thousand versions each. */
  private static List<SoakSample> samples(LongUnaryOperator heap, LongUnaryOperator nanos) {
    List<SoakSample> samples = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      Histogram latencies = new Histogram(3);
      latencies.recordValueWithCount(nanos.applyAsLong(i), 1_000);
      SoakSample.Place place = new SoakSample.Place(i, 1, i * 1_000L);
      samples.add(new SoakSample(place, heap.applyAsLong(i), 0, latencies, latencies));
    }
    return samples;
  }
}
