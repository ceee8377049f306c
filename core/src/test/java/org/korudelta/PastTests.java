package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFault;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.error.KoruException;

/** A key's past stays in memory as a whole once it was asked for, and is always the right one. */
class PastTests {
  private static final int VERSIONS = 60;

  /** A tail of four versions, so that the index is on disk; no room for any version by itself. */
  private OpenDatabase open =
      OpenDatabase.with(
          Options.defaults()
              .withSegmentBytesMax(4 << 10)
              .withPacking(new PackOptions(false, true))
              .withMemory(new MemoryBudget(0, 400_000, 1 << 20, 4)));

  private void put(int from, int to) {
    for (int i = from; i < to; i++) {
      open.put("key", "" + i);
      open.put("other" + i, "\"" + "x".repeat(20_000) + "\""); // Pushes out what is not asked for.
    }
  }

  private static List<String> values(List<Version> versions) {
    return versions.stream().map(version -> version.value().toString()).toList();
  }

  private List<String> history() {
    return values(open.history("key"));
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toList();
  }

  private long reads() {
    Tiers tiers = open.stats().tiers();
    return tiers.cold().reads().count() + tiers.deep().reads().count();
  }

  @Test
  void history_askedForAgain_readsNothing() {
    put(0, VERSIONS);
    open = open.reopened();
    assertThat(history()).isEqualTo(numbers(0, VERSIONS));
    long before = reads();

    assertThat(history()).isEqualTo(numbers(0, VERSIONS));
    for (int offset = 0; offset <= VERSIONS + 1; offset += 7) {
      int end = Math.min(VERSIONS, offset + 5);
      assertThat(values(open.await(open.db.history("ns", "key", offset, 5))))
          .isEqualTo(numbers(Math.min(offset, end), end));
    }
    assertThat(before).isGreaterThan(VERSIONS / 2);
    assertThat(reads()).isEqualTo(before);
  }

  @Test
  void history_afterMoreWasWritten_hasThatToo() {
    put(0, VERSIONS);
    history();
    long before = reads();
    open.put("key", VERSIONS + "");

    assertThat(history()).isEqualTo(numbers(0, VERSIONS + 1));
    assertThat(reads() - before).isLessThan(3);
  }

  @Test
  void history_ofASnapshot_endsThere() {
    List<Snapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < VERSIONS; i++) {
      put(i, i + 1);
      snapshots.add(open.db.snapshot());
    }
    history();

    for (int i = 0; i < VERSIONS; i++) {
      List<Version> seen = open.await(snapshots.get(i).history("ns", "key"));
      assertThat(values(seen)).isEqualTo(numbers(0, i + 1));
    }
  }

  @Test
  void history_page_isKeptWhereThereIsNoGap() {
    put(0, VERSIONS);
    open.await(open.db.history("ns", "key", 40, 10));
    open.await(open.db.history("ns", "key", 0, 10));
    long before = reads();

    open.await(open.db.history("ns", "key", 0, 10));
    assertThat(reads()).isEqualTo(before);
    assertThat(history()).isEqualTo(numbers(0, VERSIONS));
  }

  /** Pages that are short beside the past are kept, but the past is not copied for each. */
  @Test
  void history_shortPages_areReadOnce() {
    put(0, VERSIONS);
    open = open.reopened();
    for (int round = 0; round < 2; round++) {
      long before = reads();
      for (int offset = 0; offset < VERSIONS; offset++) {
        assertThat(values(open.await(open.db.history("ns", "key", offset, 1))))
            .isEqualTo(numbers(offset, offset + 1));
      }
      assertThat(reads() - before).isBetween(round == 0 ? 30L : 0, round == 0 ? VERSIONS + 2L : 2);
    }
  }

  /** A page does not hold what it has not. */
  @Test
  void history_page_isItsOwn() {
    put(0, VERSIONS);
    history();
    List<Version> page = open.await(open.db.history("ns", "key", 3, 2));

    open.await(open.db.erase("ns", "key", "asked for"));

    assertThat(values(page)).isEqualTo(numbers(3, 5));
    assertThatThrownBy(() -> page.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void put_withTheLargestAndWithNoBudget_isVisible() {
    for (long[] bytes :
        new long[][] {{Long.MAX_VALUE, Long.MAX_VALUE}, {1_000, 0}, {0, 1_000}, {0, 0}}) {
      OpenDatabase db =
          OpenDatabase.with(
              Options.defaults().withMemory(new MemoryBudget(bytes[0], bytes[1], 0, 4)));
      for (int i = 0; i < VERSIONS; i++) {
        db.put("k" + i % 7, "" + i);
        assertThat(db.get("k" + i % 7).orElseThrow().value().toString()).isEqualTo("" + i);
      }
      assertThat(db.history("k3")).hasSize(9);
      assertThat(db.stats().tiers().warm().budgetBytes()).isNotNegative();
    }
  }

  @Test
  void erase_keyWhosePastIsInMemory_takesItThere() {
    put(0, VERSIONS);
    history();
    open.await(open.db.erase("ns", "key", "asked for"));

    List<Version> left = open.history("key");
    assertThat(left).hasSize(VERSIONS + 1);
    for (Version version : left) {
      assertThatThrownBy(version::value).isInstanceOf(KoruException.Erased.class);
    }
  }

  /** Packing seals the segment that takes appends, where that saves something. */
  @Test
  void pack_longSegmentThatTakesAppends_isSealedForIt() {
    OpenDatabase large =
        OpenDatabase.with(Options.defaults().withPacking(new PackOptions(false, true)));
    large.put("key", "\"" + "x".repeat(1 << 19) + "\"");
    assertThat(large.await(large.db.pack()).segments()).isZero();
    large.put("key", "\"" + "x".repeat(1 << 19) + "\"");

    PackReport report = large.await(large.db.pack());

    assertThat(report.segments()).isOne();
    assertThat(report.bytesAfter()).isLessThan(report.bytesBefore() / 10);
    assertThat(large.history("key")).hasSize(2);
  }

  /** Each block that is read takes time. */
  @Test
  void getAt_pastLargerThanTheBudget_isNotReadAgainAndAgain() {
    SimulatedDisk disk = new SimulatedDisk(Choices.seeded(1), DiskFaults.NONE);
    MemoryBudget little = new MemoryBudget(0, 0, 4_000, 64);
    OpenDatabase slow =
        OpenDatabase.on(
            DeterministicRuntime.of(Choices.none(), disk), Options.defaults().withMemory(little));
    for (int i = 0; i < 5_000; i++) {
      slow.put("key", "" + i);
    }
    Version half = slow.await(slow.db.history("ns", "key", 2_500, 1)).get(0);
    disk.faults(DiskFaults.NONE.withDelay(DiskFault.SLOW_READ, 1, Duration.ofMillis(1)));
    long[] sums = new long[2];
    for (int i = 0; i < 40; i++) {
      sums[i % 2] += duration(slow, half);
    }

    assertThat(Math.max(sums[0], sums[1])).isLessThan(Math.min(sums[0], sums[1]) * 3 / 2);
  }

  private static long duration(OpenDatabase open, Version version) {
    long began = open.runtime.now();
    assertThat(open.await(open.db.getAt("ns", "key", version.timestamp()))).contains(version);
    return open.runtime.now() - began;
  }
}
