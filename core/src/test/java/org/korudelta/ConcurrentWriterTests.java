package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonNumber;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** Many writers of one key lose nothing (D2, D3), and share a broken log's fate (S3). */
class ConcurrentWriterTests {
  private static final int WRITERS = 20;

  static List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    for (long seed = 1; seed <= 100; seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void put_manyWritersOfOneKey_losesNone(long seed) {
    OpenDatabase open = OpenDatabase.on(DeterministicRuntime.seeded(seed));
    List<Promise<Version>> writes = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int value = i;
      writes.add(
          open.runtime
              .spawn("writer " + i, () -> open.db.put("ns", "k", JsonNumber.of(value)))
              .promise());
    }
    List<Version> acknowledged = open.await(open.runtime.all(writes));

    requireOneChain(open.history("k"), acknowledged);
    requireOneChain(open.crashed().history("k"), acknowledged);
  }

  private static void requireOneChain(List<Version> history, List<Version> acknowledged) {
    assertThat(history).containsExactlyInAnyOrderElementsOf(acknowledged);
    Optional<VersionId> newest = Optional.empty();
    for (Version version : history) {
      assertThat(version.previousVersion()).isEqualTo(newest);
      newest = Optional.of(version.id());
    }
    assertThat(history).isSortedAccordingTo((a, b) -> a.timestamp().compareTo(b.timestamp()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void put_manyExpectAbsent_oneWins(long seed) {
    OpenDatabase open = OpenDatabase.on(DeterministicRuntime.seeded(seed));
    List<Promise<Boolean>> wins = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      wins.add(
          open.runtime
              .spawn("writer " + i, () -> open.db.put("ns", "k", Json.parse("1"), absent()))
              .promise()
              .handle(outcome -> open.runtime.completed(won(outcome))));
    }

    assertThat(open.await(open.runtime.all(wins))).containsOnlyOnce(true);
    assertThat(open.history("k")).hasSize(1);
  }

  private static WriteOptions absent() {
    return WriteOptions.NONE.expectingAbsent();
  }

  private static boolean won(Outcome<Version> outcome) {
    return outcome instanceof Outcome.Success<Version>;
  }

  @Test
  void put_whileAnAppendIsUnderWay_sharesTheNext() {
    OpenDatabase open = OpenDatabase.fifo();
    List<Promise<Version>> writes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      writes.add(open.db.put("ns", "k" + i, JsonNumber.of(i)));
    }
    List<Version> versions = open.await(open.runtime.all(writes));

    Set<Long> times = new HashSet<>();
    versions.forEach(version -> times.add(version.timestamp().epochNanos()));
    assertThat(times).hasSize(100);
    assertThat(open.stats().commitCount()).isEqualTo(100);
  }

  @Test
  void put_syncFails_outcomeUnknownThenReadOnlyUntilReopened() {
    OpenDatabase open = OpenDatabase.fifo();
    Version kept = open.put("a", "1");
    open.runtime.disk().failNextSync();
    Promise<Version> first = open.db.put("ns", "a", Json.parse("2"));
    Promise<Version> queued = open.db.put("ns", "b", Json.parse("2"));

    assertUnknown(open, first);
    assertThatExceptionOfType(KoruException.ReadOnly.class)
        .isThrownBy(() -> open.await(queued))
        .withMessageContaining("not written");
    assertThat(open.get("a")).contains(kept);
    assertThatExceptionOfType(KoruException.ReadOnly.class).isThrownBy(() -> open.put("a", "3"));

    OpenDatabase again = open.crashed();
    assertThat(again.get("a")).contains(kept);
    assertThat(again.put("a", "3").previousVersion()).contains(kept.id());
  }

  @Test
  void put_appendFails_neverShowsTheWrite() {
    OpenDatabase open = OpenDatabase.fifo();
    open.put("a", "1");
    open.runtime.disk().failNextAppend();
    assertUnknown(open, open.db.put("ns", "b", Json.parse("2")));

    assertThat(open.await(open.db.keys("ns"))).containsExactly("a");
    OpenDatabase again = open.reopened();
    assertThat(again.await(again.db.keys("ns"))).containsExactly("a");
  }

  private static void assertUnknown(OpenDatabase open, Promise<Version> write) {
    assertThatExceptionOfType(KoruException.OutcomeUnknown.class)
        .isThrownBy(() -> open.await(write));
  }
}
