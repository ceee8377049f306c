package org.korudelta.worlds.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.choice.SmallStreams;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.Search;

class RuntimeWorldTests {
  private static final int SEEDS = Boolean.getBoolean("koru.nightly") ? 200_000 : 5_000;

  private final Runner runner = new Runner(new RuntimeWorld());

  @Test
  void run_manySeeds_everythingHoldsAndEveryMarkIsReached() {
    Search search = new Search(runner);

    assertThat(search.run(1, SEEDS)).isEmpty();
    assertThat(search.tally().missed()).isEmpty();
    assertThat(search.tally().distinctHashes()).isGreaterThan(SEEDS * 95 / 100);
  }

  @Test
  void run_everySmallStream_everythingHolds() {
    SmallStreams runs = new SmallStreams(3);
    while (runs.hasNext()) {
      assertThat(runner.run(runs.next()).failure()).isEmpty();
    }

    assertThat(runs.runs()).isGreaterThan(100);
  }
}
