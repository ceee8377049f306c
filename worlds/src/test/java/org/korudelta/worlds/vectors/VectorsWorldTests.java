package org.korudelta.worlds.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.Search;

class VectorsWorldTests {
  private static final int SEEDS = Boolean.getBoolean("koru.nightly") ? 5_000 : 80;

  @Test
  void run_manySeeds_everythingHoldsAndEveryMarkIsReached() {
    Search search = new Search(new Runner(new VectorsWorld()));

    assertThat(search.run(1, SEEDS)).isEmpty();
    assertThat(search.tally().missed()).isEmpty();
  }
}
