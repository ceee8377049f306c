package org.korudelta.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;

class CrashRunsTests {
  /** Fifty, or five thousand in the long runs of {@code koru test --nightly}. */
  private static final int SEEDS = Boolean.getBoolean("koru.nightly") ? 5_000 : 50;

  @Test
  void run_manySeeds_everyAnswerIsTheModels() {
    CrashRuns.Summary summary = CrashRuns.run(1, SEEDS);

    assertThat(summary.failures()).isEmpty();
    assertThat(summary.passed()).isEqualTo(SEEDS);
    assertThat(summary.distinctTraces())
        .as("only lives that end at their first steps may be alike")
        .isGreaterThan(SEEDS * 99 / 100);
    assertThat(summary.crashes()).isGreaterThanOrEqualTo(SEEDS);
    assertThat(summary.commits()).isGreaterThan(1_000);
    assertThat(summary.tornTails()).as("a crash must cut a tail sometimes").isPositive();
  }

  @Test
  void run_oneSeedTwice_happensAlike() {
    assertThat(CrashRuns.run(7, 1)).isEqualTo(CrashRuns.run(7, 1));
    assertThat(trace(7)).isEqualTo(trace(7)).isNotEqualTo(trace(8));
  }

  @Test
  void run_syncThatLies_isFoundByMostSeeds() {
    int found = 0;
    for (int seed = 1; seed <= 20; seed++) {
      found += fails(new CrashWorld(seed, FaultyFiles::lyingSync)) ? 1 : 0;
    }

    assertThat(found).isGreaterThan(10);
  }

  /** Regression: a client took any refusal for that of a delete, and errors reached nobody. */
  @Test
  void run_appendThatFails_isFoundByMostSeeds() {
    int found = 0;
    for (int seed = 1; seed <= 20; seed++) {
      found += fails(new CrashWorld(seed, FaultyFiles::failingAppend)) ? 1 : 0;
    }

    assertThat(found).isGreaterThan(10);
  }

  private static long trace(long seed) {
    CrashWorld world = new CrashWorld(seed);
    world.run();
    return world.traceHash;
  }

  private static boolean fails(CrashWorld world) {
    try {
      world.run();
      return false;
    } catch (Violation | KoruException found) {
      return true;
    }
  }
}
