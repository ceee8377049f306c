package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonNumber;
import org.korudelta.runtime.Promise;

/** Writers share an append, and its failure; the database goes on all the same (S3). */
class ConcurrentWriterTests {
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
  void put_syncFails_outcomeUnknownAndTheNextWriteGoesOn() {
    OpenDatabase open = OpenDatabase.fifo();
    Version kept = open.put("a", "1");
    open.runtime.disk().failNextSync();
    Promise<Version> first = open.db.put("ns", "a", Json.parse("2"));
    Promise<Version> queued = open.db.put("ns", "b", Json.parse("2"));

    assertUnknown(open, first);
    assertThatExceptionOfType(KoruException.Unavailable.class)
        .isThrownBy(() -> open.await(queued))
        .withMessageContaining("not written");
    assertThat(open.get("a")).contains(kept);
    Version next = open.put("a", "3");
    assertThat(next.previousVersion()).contains(kept.id());

    OpenDatabase again = open.crashed((max, label) -> max);
    assertThat(again.get("a")).contains(next);
    assertThat(again.history("a")).containsExactly(kept, next);
  }

  @Test
  void put_afterFailure_neverGetsTheTimeOfWhatFailed() {
    OpenDatabase open = OpenDatabase.fifo();
    Version before = open.put("a", "1");
    open.runtime.disk().failNextAppend();
    assertUnknown(open, open.db.put("ns", "b", Json.parse("2")));

    assertThat(open.put("b", "3").timestamp().epochNanos())
        .isEqualTo(before.timestamp().epochNanos() + 2);
  }

  @Test
  void put_diskStaysFull_isRefusedEachTimeUntilThereIsRoom() {
    OpenDatabase open = OpenDatabase.fifo();
    open.put("a", "1");
    open.runtime.disk().capacityBytes(open.runtime.disk().usedBytes());
    assertUnknown(open, open.db.put("ns", "b", Json.parse("2")));
    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(KoruException.StorageFailure.class)
          .isThrownBy(() -> open.put("b", "2"))
          .withMessageStartingWith("not written: ");
    }
    assertThat(open.get("b")).isEmpty();

    open.runtime.disk().capacityBytes(Long.MAX_VALUE);
    Version written = open.put("b", "3");
    assertThat(open.reopened().history("b")).containsExactly(written);
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
