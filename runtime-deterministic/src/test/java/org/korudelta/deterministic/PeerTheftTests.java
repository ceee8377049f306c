package org.korudelta.deterministic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.runtime.peers.PeerLock;

class PeerTheftTests {
  private static final int SEEDS = 64;

  @Test
  void steal_withManySchedules_holderHearsOfItBeforeTheThiefHasIt() {
    for (int seed = 0; seed < SEEDS; seed++) {
      assertThat(theft(DeterministicRuntime.seeded(seed))).containsExactly("lost", "stolen");
    }
  }

  @Test
  void steal_holderHasHeard_noTimerIsLeft() {
    DeterministicRuntime run = DeterministicRuntime.fifo();
    theft(run);

    assertThat(run.now()).isZero();
  }

  private static List<String> theft(DeterministicRuntime run) {
    List<String> events = new ArrayList<>();
    PeerLock held = run.await(run.peer("holder").peers().lock("leader"));
    held.lost().onComplete(lost -> events.add("lost"));
    run.peers().steal("leader").onComplete(lock -> events.add("stolen"));
    run.runUntilIdle();
    return events;
  }
}
