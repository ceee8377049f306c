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

/** Writers share an append, and a broken log's fate (S3). */
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
