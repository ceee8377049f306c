package org.korudelta.worlds.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.simulation.Found;
import org.korudelta.deterministic.simulation.Runner;
import org.korudelta.deterministic.simulation.Search;

class EngineWorldTests {
  private static final int SEEDS = Boolean.getBoolean("koru.nightly") ? 20_000 : 600;

  @Test
  void run_manySeeds_everythingHolds() {
    Search search = new Search(new Runner(new EngineWorld()));
    Optional<Found> found = search.run(1, SEEDS);

    assertThat(found).isEmpty();
    assertThat(search.tally().missed()).isEmpty();
    assertThat(search.tally().marks().getOrDefault("history: undecided", 0))
        .as("histories too long to be decided prove nothing")
        .isLessThanOrEqualTo(SEEDS / 100);
  }
}
