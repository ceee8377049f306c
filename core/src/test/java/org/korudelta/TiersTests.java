package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.runtime.Promise;

/** Where values are, as {@code stats} says. */
class TiersTests {
  private static final int VERSIONS = 200;

  private static OpenDatabase filled(MemoryBudget budget) {
    OpenDatabase open =
        OpenDatabase.with(
            Options.defaults()
                .withSegmentBytesMax(4 << 10)
                .withPacking(new PackOptions(false, true))
                .withMemory(budget));
    for (int i = 0; i < VERSIONS; i++) {
      open.put("k" + i % 10, "{\"some\":\"text that is long enough\",\"i\":" + i + "}");
    }
    return open;
  }

  @Test
  void stats_withRoom_haveEverythingInMemory() {
    OpenDatabase open = filled(MemoryBudget.defaults());
    open.history("k1");
    Tiers tiers = open.stats().tiers();

    assertThat(tiers.hot().values()).isEqualTo(10);
    assertThat(tiers.warm().values()).isEqualTo(VERSIONS + 1); // The past of a key counts as one.
    assertThat(tiers.hot().bytes()).isBetween(1L, tiers.hot().budgetBytes());
    assertThat(tiers.cold().reads().count()).isZero();
    assertThat(tiers.cold().segments()).isGreaterThan(3);
    assertThat(tiers.deep().segments()).isZero();
  }

  @Test
  void stats_withoutRoom_countReadsFromTheLogAndFromPackedSegments() {
    OpenDatabase open = filled(new MemoryBudget(0, 0, 0, 1));
    open.history("k1");
    Tiers before = open.stats().tiers();
    open.await(open.db.pack());
    open.history("k1");
    Tiers after = open.stats().tiers();

    assertThat(before.warm().values()).isZero();
    assertThat(before.cold().reads().count()).isPositive();
    assertThat(before.deep().reads().count()).isZero();
    assertThat(after.deep().reads().count()).isPositive();
    assertThat(after.deep().fileBytes()).isBetween(1L, after.deep().logBytes());
    assertThat(after.cold().segments()).isLessThan(before.cold().segments());
    assertThat(after.cold().logBytes() + after.deep().logBytes())
        .isGreaterThanOrEqualTo(before.cold().logBytes());
  }

  /** A segment that nobody has read yet is measured by several, and read beside. */
  @Test
  void stats_atOnceAndBesideReads_hinderNobody() {
    OpenDatabase packing = filled(new MemoryBudget(0, 0, 0, 1));
    packing.await(packing.db.pack());
    OpenDatabase open = packing.reopened();
    Promise<Stats> first = open.db.stats();
    Promise<Stats> second = open.db.stats();
    Promise<List<Version>> beside = open.db.history("ns", "k1");

    assertThat(open.await(first).tiers().deep().fileBytes()).isPositive();
    assertThat(open.await(second).tiers().deep().fileBytes())
        .isEqualTo(open.await(first).tiers().deep().fileBytes());
    assertThat(open.await(beside)).hasSize(VERSIONS / 10);
  }
}
