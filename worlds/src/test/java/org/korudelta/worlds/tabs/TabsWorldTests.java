package org.korudelta.worlds.tabs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.Search;

class TabsWorldTests {
  private static final int SEEDS = Boolean.getBoolean("koru.nightly") ? 20_000 : 1_000;

  @Test
  void run_manySeeds_everythingHoldsAndEveryMarkIsReached() {
    Search search = new Search(new Runner(new TabsWorld()));

    assertThat(search.run(1, SEEDS)).isEmpty();
    assertThat(search.tally().missed()).isEmpty();
    assertThat(search.tally().distinctHashes()).isGreaterThan(SEEDS * 95 / 100);
  }
}
