package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.json.JsonNumber;

/** Losses of power while the index is written down and writes go on. */
class IndexCrashTests {
  private static final int RUNS = 1_500;
  private static final int WRITES = 30;

  private static final Options SMALL =
      Options.defaults().withSegmentBytesMax(4 << 10).withMemory(new MemoryBudget(0, 0, 0, 2));

  /** What the index on disk says is in the log must be there for good. */
  @Test
  void open_afterLossOfPowerWhileTheIndexIsWritten_findsALogThatReachesAsFar() {
    int lost = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      SimulatedDisk disk = new SimulatedDisk(Choices.seeded(seed), DiskFaults.NONE);
      write(DeterministicRuntime.of(Choices.seeded(seed), disk), new Random(seed));

      OpenDatabase again =
          OpenDatabase.on(DeterministicRuntime.of(Choices.none(), disk.powerLoss()), SMALL);
      long commits = again.stats().commitCount();
      lost += commits < WRITES ? 1 : 0;
      assertThat(again.await(again.db.keys("ns"))).as("seed=" + seed).hasSize((int) commits);
      for (int i = 0; i < commits; i++) {
        assertThat(again.history("k" + i)).as("seed=" + seed).hasSize(1);
      }
    }
    assertThat(lost).as("runs that lost something").isBetween(RUNS / 10, RUNS);
  }

  private static void write(DeterministicRuntime runtime, Random random) {
    Durability durability = Durability.memory();
    OpenDatabase open = OpenDatabase.on(runtime, SMALL.withDurability(durability));
    int steps = random.nextInt(60);
    for (int i = 0; i < WRITES; i++) {
      open.db.put("ns", "k" + i, JsonNumber.of(i));
      for (int step = random.nextInt(1 + steps); step > 0 && runtime.step(); step--) {}
    }
  }
}
