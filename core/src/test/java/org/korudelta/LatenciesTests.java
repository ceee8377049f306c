package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long something took, in buckets that double. */
class LatenciesTests {
  private final LatencyTally tally = new LatencyTally();

  @Test
  void percentile_ofNothing_isZero() {
    assertThat(tally.latencies()).isEqualTo(Latencies.NONE);
    assertThat(Latencies.NONE.percentileNanos(0.99)).isZero();
  }

  @Test
  void percentile_isAtMostTwiceWhatItShouldBe() {
    for (int i = 1; i <= 1_000; i++) {
      tally.add(i);
    }

    assertThat(tally.latencies().count()).isEqualTo(1_000);
    assertThat(tally.latencies().percentileNanos(0.5)).isBetween(500L, 1_000L);
    assertThat(tally.latencies().percentileNanos(0.001)).isEqualTo(1);
    assertThat(tally.latencies().percentileNanos(1)).isBetween(1_000L, 2_000L);
    assertThat(tally.latencies().countOf(2)).isEqualTo(4);
  }

  @Test
  void add_theLeastAndTheMost_counts() {
    tally.add(0);
    tally.add(-5); // A clock that was read on two processors.
    tally.add(Long.MAX_VALUE);

    assertThat(tally.latencies().countOf(0)).isEqualTo(2);
    assertThat(tally.latencies().percentileNanos(1)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void latencies_doNotChangeAfterwards() {
    Latencies before = tally.latencies();
    tally.add(7);

    assertThat(before.count()).isZero();
    assertThat(tally.latencies()).isNotEqualTo(before).hasToString("count=1 p50=7 p99=7");
  }
}
