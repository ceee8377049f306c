package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonNumber;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;

/** The past can be written at its own times (D8). */
class ImportHistoryTests {
  private static final String PAST = "2014-01-01T00:00:00Z";
  private static final String LATER = "2020-01-01T00:00:00Z";

  private final OpenDatabase open = OpenDatabase.fifo();
  private final KoruDelta db = open.db;

  private static HistoricalWrite put(String at, String key, String json) {
    return new HistoricalWrite(Timestamp.parseExact(at), Write.put("ns", key, Json.parse(json)));
  }

  private static HistoricalWrite delete(String at, String key) {
    return new HistoricalWrite(Timestamp.parseExact(at), Write.delete("ns", key));
  }

  private <E extends KoruException> void assertRefused(
      Class<E> error, String message, HistoricalWrite... writes) {
    long versions = open.stats().totalVersions();
    assertThatExceptionOfType(error)
        .isThrownBy(() -> open.await(db.importHistory(List.of(writes))))
        .withMessageContaining(message);
    assertThat(open.stats().totalVersions()).isEqualTo(versions);
    open.put("after", "1");
  }

  @Test
  void importHistory_equalTimes_areOneCommit() {
    ImportReport report =
        open.await(
            db.importHistory(
                List.of(put(PAST, "a", "1"), put(PAST, "b", "1"), put(LATER, "a", "2"))));

    assertThat(report).isEqualTo(new ImportReport(3, 2));
    assertThat(open.stats().commitCount()).isEqualTo(2);
    assertThat(open.history("a"))
        .extracting(Version::timestamp)
        .containsExactly(Timestamp.parse(PAST), Timestamp.parse(LATER));
    assertThat(open.await(db.getAt("ns", "b", Timestamp.parse(PAST))).orElseThrow().ordinal())
        .isEqualTo(1);
  }

  @Test
  void importHistory_thenPut_continuesTheChain() {
    open.await(db.importHistory(List.of(put(PAST, "a", "1"))));
    Version next = open.put("a", "2");

    assertThat(next.previousVersion()).contains(open.history("a").get(0).id());
  }

  @Test
  void importHistory_decreasingTime_isRefusedWhole() {
    assertRefused(
        KoruException.BadRequest.class,
        "import goes back in time: write=2 at=2014-01-01T00:00:00.000000000Z",
        put(LATER, "a", "1"),
        put(PAST, "a", "2"));
  }

  @Test
  void importHistory_notAboveTheLastCommit_isRefused() {
    Version last = open.put("a", "1");

    assertRefused(
        KoruException.BadRequest.class,
        "write=1",
        new HistoricalWrite(last.timestamp(), Write.put("ns", "b", Json.parse("1"))));
  }

  @Test
  void importHistory_keyTwiceAtOneTime_isRefused() {
    assertRefused(
        KoruException.BadRequest.class,
        "key twice in one commit: namespace=ns key=a writes=2 to 3",
        put(PAST, "first", "1"),
        put(LATER, "a", "1"),
        put(LATER, "a", "2"));
  }

  @Test
  void importHistory_ahead_oneMinuteIsTheLimit() {
    assertRefused(
        KoruException.Limit.class,
        "clock=2026-01-01T00:00:00.000000000Z aheadSecondsMax=60 write=2",
        put(PAST, "a", "1"),
        put("2026-01-01T00:01:00.000000001Z", "a", "1"));
    OpenDatabase other = OpenDatabase.fifo();
    other.await(other.db.importHistory(List.of(put("2026-01-01T00:01:00Z", "a", "1"))));
    assertThat(other.stats().clockAhead()).isTrue();
  }

  @Test
  void importHistory_deleteOfAbsent_isRefusedWhole() {
    assertRefused(
        KoruException.NotFound.class,
        "nothing to delete: namespace=ns key=a write=3",
        put(PAST, "a", "1"),
        delete(LATER, "a"),
        delete("2021-01-01T00:00:00Z", "a"));
    assertThat(open.get("a")).isEmpty();
  }

  @Test
  void importHistory_keyOverTheLimit_isRefusedWhole() {
    assertRefused(
        KoruException.Limit.class,
        "key too long: bytes=1025 max=1024 write=2",
        put(PAST, "a", "1"),
        put(LATER, "k".repeat(1025), "1"));
  }

  @Test
  void importHistory_otherDimensions_isRefusedWhole() {
    assertRefused(
        KoruException.BadRequest.class,
        "key=b model=m stored=1 given=2 write=2",
        embed(PAST, "a", 1),
        embed(LATER, "b", 1, 2));
  }

  private static HistoricalWrite embed(String at, String key, float... components) {
    Embedding embedding = Embedding.of("m", components);
    return new HistoricalWrite(Timestamp.parseExact(at), Write.embed("ns", key, embedding));
  }

  @Test
  void importHistory_aheadOfAClockBefore1970_isRefused() {
    open.runtime.scriptedWallClock().setNanos(Timestamp.parse("1960-01-01T00:00:00Z").epochNanos());

    assertRefused(
        KoruException.Limit.class,
        "import ahead of the clock",
        put("1965-01-01T00:00:00Z", "a", "1"));
  }

  @Test
  void importHistory_long_letsOthersTakeTurns() {
    Promise<ImportReport> report = db.importHistory(everyNano("k", 5_000));
    int turns = 0;
    while (report.peek().isEmpty()) {
      open.await(open.runtime.yield());
      turns++;
    }

    assertThat(turns).as("turns of another task, for 20 slices twice").isGreaterThan(30);
  }

  private static List<HistoricalWrite> everyNano(String key, int count) {
    List<HistoricalWrite> writes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Timestamp at = Timestamp.ofEpochNanos(Timestamp.parse(PAST).epochNanos() + i);
      writes.add(new HistoricalWrite(at, Write.put("ns", key, JsonNumber.of(i))));
    }
    return writes;
  }

  @Test
  void importHistory_overtakenByAPut_isRefusedWhole() {
    Promise<ImportReport> report = db.importHistory(everyNano("k", 5_000));
    for (int turn = 0; turn < 30; turn++) {
      open.await(open.runtime.yield());
    }
    Version put = open.put("k", "1");

    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> open.await(report))
        .withMessageContaining("import not after the last commit");
    assertThat(open.history("k")).containsExactly(put);
    assertThat(open.put("k", "2").previousVersion()).contains(put.id());
    assertThat(open.reopened().history("k")).hasSize(2);
  }

  @Test
  void importHistory_overtakenByAnEarlierImport_followsIt() {
    List<HistoricalWrite> second = everyNano("k", 3_000);
    Promise<ImportReport> later = db.importHistory(second.subList(1_000, 3_000));
    Promise<ImportReport> earlier = db.importHistory(second.subList(0, 1_000));

    assertThat(open.await(earlier).versions()).isEqualTo(1_000);
    assertThat(open.await(later).versions()).isEqualTo(2_000);
    assertThat(open.reopened().history("k"))
        .extracting(Version::timestamp)
        .containsExactlyElementsOf(second.stream().map(HistoricalWrite::at).toList());
  }

  @Test
  void importHistory_closedMeanwhile_writesNothing() {
    Promise<ImportReport> report = db.importHistory(everyNano("k", 5_000));
    for (int turn = 0; turn < 30; turn++) {
      open.await(open.runtime.yield());
    }
    OpenDatabase again = open.reopened();

    assertThatExceptionOfType(KoruException.Closed.class).isThrownBy(() -> open.await(report));
    assertThat(again.stats().totalVersions()).isZero();
  }

  @Test
  void importHistory_many_reportsProgressAndSurvivesReopening() {
    List<HistoricalWrite> writes = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      Timestamp at = Timestamp.ofEpochNanos(Timestamp.parse(PAST).epochNanos() + i / 10);
      writes.add(new HistoricalWrite(at, Write.put("ns", "k" + i, JsonNumber.of(i))));
    }
    List<Integer> progress = new ArrayList<>();
    Promise<ImportReport> report = db.importHistory(writes, progress::add);

    assertThat(open.await(report)).isEqualTo(new ImportReport(5_000, 500));
    open.runtime.runUntilIdle();
    assertThat(progress).isSorted().endsWith(5_000).hasSize(5);
    OpenDatabase again = open.reopened();
    assertThat(again.stats().totalVersions()).isEqualTo(5_000);
    assertThat(again.stats().commitCount()).isEqualTo(500);
  }

  @Test
  void importHistory_progressThrows_importsAllTheSame() {
    ImportProgress broken =
        versions -> {
          throw new KoruException.BadRequest("listener broke");
        };
    open.await(db.importHistory(List.of(put(PAST, "a", "1")), broken));
    open.runtime.runUntilIdle();

    assertThat(open.runtime.errors()).hasSize(1);
    assertThat(open.get("a")).isPresent();
  }

  @Test
  void importHistory_syncFails_outcomeUnknownAndTheNextGoesOn() {
    open.runtime.disk().failNextSync();
    Promise<ImportReport> report = db.importHistory(List.of(put(PAST, "a", "1")));

    assertThatExceptionOfType(KoruException.OutcomeUnknown.class)
        .isThrownBy(() -> open.await(report));
    assertThat(open.get("a")).isEmpty();
    assertThat(open.await(db.importHistory(List.of(put(PAST, "b", "1")))).commits()).isOne();
    assertThat(open.reopened().get("a")).isEmpty();
  }

  @Test
  void importHistory_clockAtTheEndOfTime_isNotAhead() {
    open.runtime.scriptedWallClock().setNanos(Long.MAX_VALUE);
    open.await(db.importHistory(List.of(put("2262-04-11T23:47:16.854775807Z", "a", "1"))));

    assertThat(open.stats().lastCommit()).isEqualTo(Timestamp.MAX);
    assertThatExceptionOfType(KoruException.Limit.class)
        .isThrownBy(() -> open.put("a", "2"))
        .withMessageContaining("no time left");
  }

  @Test
  void importHistory_empty_writesNothing() {
    assertThat(open.await(db.importHistory(List.of()))).isEqualTo(new ImportReport(0, 0));
  }
}
