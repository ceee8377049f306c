package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Operation;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonNull;
import org.korudelta.json.JsonObject;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/** Writing and reading through the front door (V4, V5, D1–D7). */
class KoruDeltaTests {
  private final OpenDatabase open = OpenDatabase.fifo();
  private final KoruDelta db = open.db;

  @Test
  void put_twice_linksTheChain() {
    Version first = open.put("alice", "1");
    Version second = open.put("alice", "2");

    assertThat(first.previousVersion()).isEmpty();
    assertThat(second.previousVersion()).contains(first.id());
    assertThat(open.get("alice")).contains(second);
    assertThat(open.history("alice")).containsExactly(first, second);
  }

  @Test
  void put_equalValues_shareContentNeverVersion() {
    Version one = open.put("a", "{\"x\":1,\"y\":2}");
    Version two = open.put("a", "{\"y\":2.0,\"x\":1}");
    Version other = open.put("b", "{\"x\":1,\"y\":2}");

    assertThat(one.contentId()).isEqualTo(two.contentId()).isEqualTo(other.contentId());
    assertThat(List.of(one.id(), two.id(), other.id())).doesNotHaveDuplicates();
  }

  @Test
  void put_whileTheWallClockStands_risesByANanosecond() {
    Version first = open.put("a", "1");
    Version second = open.put("a", "2");

    assertThat(second.timestamp().epochNanos()).isEqualTo(first.timestamp().epochNanos() + 1);
  }

  @Test
  void put_afterTheWallClockSteppedBack_keepsOrderAndAnswers() {
    Version first = open.put("a", "1");
    open.runtime.scriptedWallClock().advance(Duration.ofDays(-1));
    Version second = open.put("a", "2");

    assertThat(second.timestamp()).isGreaterThan(first.timestamp());
    assertThat(open.valueAt("a", first.timestamp())).contains(Json.parse("1"));
    assertThat(open.stats().clockAhead()).isTrue();
  }

  @Test
  void put_null_isAValue() {
    open.put("a", "null");

    assertThat(open.get("a").orElseThrow().value()).isEqualTo(JsonNull.NULL);
    assertThat(open.await(db.keys("ns"))).containsExactly("a");
  }

  @Test
  void keys_byPrefix_areTheFirstThatHaveAValue() {
    for (String key : List.of("b", "ab", "a", "abc", "\ud83d\ude00", "abd")) {
      open.put(key, "1");
    }
    Version last = open.put("abe", "1");
    open.await(db.delete("ns", "abc"));

    assertThat(open.await(db.keys("ns", "ab", 2))).containsExactly("ab", "abd");
    assertThat(open.await(db.keys("ns", "ab", 9))).containsExactly("ab", "abd", "abe");
    assertThat(open.await(db.asOf(last.timestamp()).keys("ns", "abc", 9))).containsExactly("abc");
    assertThat(open.await(db.keys("ns", "", 3))).containsExactly("a", "ab", "abd");
    assertThat(open.await(db.keys("ns", "c", 3))).isEmpty();
    assertThat(open.await(db.keys("nowhere", "", 3))).isEmpty();
    Promise<List<String>> none = db.keys("ns", "", 0);
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> open.await(none))
        .withMessageContaining("limit=0 min=1");
  }

  @Test
  void put_expectedDiffers_conflictNamesBoth() {
    Version first = open.put("a", "1");
    Version second = open.put("a", "2");
    Promise<Version> late = db.put("ns", "a", Json.parse("3"), expecting(first));

    assertThatExceptionOfType(KoruException.Conflict.class)
        .isThrownBy(() -> open.await(late))
        .withMessageContaining(first.id().hex())
        .withMessageContaining(second.id().hex());
    assertThat(open.get("a")).contains(second);
  }

  @Test
  void put_expectedIsCurrent_writes() {
    Version first = open.put("a", "1");
    Version second = open.await(db.put("ns", "a", Json.parse("2"), expecting(first)));

    assertThat(second.previousVersion()).contains(first.id());
  }

  @Test
  void put_expectingAbsent_onlyWithoutAValue() {
    WriteOptions absent = WriteOptions.NONE.expectingAbsent();
    open.await(db.put("ns", "a", Json.parse("1"), absent));

    assertThatExceptionOfType(KoruException.Conflict.class)
        .isThrownBy(() -> open.await(db.put("ns", "a", Json.parse("2"), absent)));
    open.delete("a");
    open.await(db.put("ns", "a", Json.parse("3"), absent));
    assertThat(open.history("a")).hasSize(3);
  }

  private static WriteOptions expecting(Version version) {
    return WriteOptions.NONE.expecting(version.id());
  }

  @Test
  void put_causesAndMetadata_areKeptSortedAndOnce() {
    Version one = open.put("a", "1");
    Version two = open.put("b", "2");
    JsonObject why = Json.object().put("why", "because").build();
    WriteOptions options =
        WriteOptions.NONE.causedBy(List.of(two.id(), one.id(), two.id())).withMetadata(why);
    Version effect = open.await(db.put("ns", "c", Json.parse("3"), options));

    assertThat(effect.causes()).containsExactlyInAnyOrder(one.id(), two.id()).isSorted();
    assertThat(effect.metadata()).isEqualTo(why);
  }

  @Test
  void put_unknownCause_isNotFoundAndWritesNothing() {
    VersionId unknown = VersionId.of(new byte[VersionId.BYTES]);
    WriteOptions options = WriteOptions.NONE.causedBy(List.of(unknown));

    assertThatExceptionOfType(KoruException.NotFound.class)
        .isThrownBy(() -> open.await(db.put("ns", "a", Json.parse("1"), options)))
        .withMessageContaining(unknown.hex());
    assertThat(open.stats().totalVersions()).isZero();
  }

  @Test
  void delete_hidesTheKeyAndKeepsItsHistory() {
    Version first = open.put("a", "1");
    Version tombstone = open.delete("a");

    assertThat(open.get("a")).isEmpty();
    assertThat(open.await(db.contains("ns", "a"))).isFalse();
    assertThat(open.await(db.keys("ns"))).isEmpty();
    assertThat(open.await(db.namespaces())).isEmpty();
    assertThat(open.history("a")).containsExactly(first, tombstone);
    assertThat(tombstone.operation()).isEqualTo(Operation.DELETE);
    assertThat(open.stats().keyCount()).isZero();
    assertThat(open.stats().namespaceCount()).isZero();
  }

  @Test
  void delete_absentOrDeleted_isNotFound() {
    assertThatExceptionOfType(KoruException.NotFound.class)
        .isThrownBy(() -> open.delete("a"))
        .withMessage("nothing to delete: namespace=ns key=a");
    open.put("a", "1");
    open.delete("a");
    assertThatExceptionOfType(KoruException.NotFound.class).isThrownBy(() -> open.delete("a"));
  }

  @Test
  void put_afterDelete_continuesTheChain() {
    open.put("a", "1");
    Version tombstone = open.delete("a");
    Version again = open.put("a", "2");

    assertThat(again.previousVersion()).contains(tombstone.id());
    assertThat(open.stats().keyCount()).isEqualTo(1);
  }

  @Test
  void getAt_isInclusive() {
    Version first = open.put("a", "1");
    open.runtime.scriptedWallClock().advance(Duration.ofSeconds(1));
    Version second = open.put("a", "2");
    long nanos = second.timestamp().epochNanos();

    assertThat(open.valueAt("a", first.timestamp())).contains(Json.parse("1"));
    assertThat(open.valueAt("a", Timestamp.ofEpochNanos(nanos - 1))).contains(Json.parse("1"));
    assertThat(open.valueAt("a", Timestamp.ofEpochNanos(nanos))).contains(Json.parse("2"));
    assertThat(open.valueAt("a", Timestamp.ofEpochNanos(first.timestamp().epochNanos() - 1)))
        .isEmpty();
  }

  @Test
  void getAt_outsideTheRange_saturates() {
    Version only = open.put("a", "1");

    assertThat(open.await(db.getAt("ns", "a", Instant.MAX))).contains(only);
    assertThat(open.await(db.getAt("ns", "a", Instant.MIN))).isEmpty();
  }

  @Test
  void getAt_atATombstone_isEmpty() {
    open.put("a", "1");
    Version tombstone = open.delete("a");
    open.put("a", "2");

    assertThat(open.valueAt("a", tombstone.timestamp())).isEmpty();
  }

  @Test
  void getVersion_byIdAndByPrefix_findsAny() {
    Version first = open.put("a", "1");
    open.put("a", "2");

    assertThat(open.await(db.getVersion(first.id()))).isEqualTo(first);
    assertThat(open.await(db.getVersion(first.id().hex().substring(0, 7)))).isEqualTo(first);
    assertThat(open.await(db.getVersion(first.id().hex()))).isEqualTo(first);
  }

  @Test
  void getVersion_badPrefix_saysWhy() {
    open.put("a", "1");

    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> open.await(db.getVersion("abcdef")));
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> open.await(db.getVersion("ABCDEFG")));
    assertThatExceptionOfType(KoruException.NotFound.class)
        .isThrownBy(() -> open.await(db.getVersion("0000000")));
  }

  @Test
  void history_pages_fitTogether() {
    for (int i = 0; i < 5; i++) {
      open.put("a", String.valueOf(i));
    }
    List<Version> all = open.history("a");

    assertThat(open.await(db.history("ns", "a", 0, 2))).isEqualTo(all.subList(0, 2));
    assertThat(open.await(db.history("ns", "a", 2, 2))).isEqualTo(all.subList(2, 4));
    assertThat(open.await(db.history("ns", "a", 4, 2))).isEqualTo(all.subList(4, 5));
    assertThat(open.await(db.history("ns", "a", 5, 2))).isEmpty();
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> open.await(db.history("ns", "a", -1, 2)));
  }

  @Test
  void diff_givesPatchOperations() {
    Version one = open.put("a", "{\"x\":1}");
    Version two = open.put("a", "{\"x\":2}");

    assertThat(open.await(db.diff(one.id(), two.id())))
        .isEqualTo(Json.parse("[{\"op\":\"replace\",\"path\":\"/x\",\"value\":2}]"));
  }

  @Test
  void keys_areSortedByUtf8Bytes() {
    String beyond = "\uD83D\uDE00";
    String late = "\uFFFD";
    for (String key : List.of(beyond, late, "b", "a.b", "a", "\n")) {
      open.put(key, "1");
    }

    assertThat(open.await(db.keys("ns"))).containsExactly("\n", "a", "a.b", "b", late, beyond);
  }

  @Test
  void reads_afterClose_areClosed() {
    open.put("a", "1");
    Snapshot snapshot = db.snapshot();
    open.await(db.close());
    open.await(db.close());

    assertThatExceptionOfType(KoruException.Closed.class).isThrownBy(() -> open.get("a"));
    assertThatExceptionOfType(KoruException.Closed.class).isThrownBy(() -> open.put("a", "2"));
    assertThatExceptionOfType(KoruException.Closed.class).isThrownBy(db::snapshot);
    assertThatExceptionOfType(KoruException.Closed.class)
        .isThrownBy(() -> open.await(snapshot.get("ns", "a")));
  }

  @Test
  void close_withWritesUnderWay_letsThemEnd() {
    Promise<Version> write = db.put("ns", "a", Json.parse("1"));
    Promise<Version> tooLate = write.then(done -> db.put("ns", "a", Json.parse("2")));
    open.runtime.step();
    open.await(db.close());

    assertThat(open.await(write).ordinal()).isZero();
    assertThatExceptionOfType(KoruException.Closed.class).isThrownBy(() -> open.await(tooLate));
  }

  @Test
  void reads_fromMemory_areCompleteAtOnce() {
    open.put("a", "1");

    assertThat(db.get("ns", "a").peek()).isPresent();
    assertThat(db.keys("ns").peek()).isPresent();
    assertThat(db.stats().peek()).isPresent();
  }

  @Test
  void open_twice_isAlreadyOpen() {
    assertThatExceptionOfType(KoruException.AlreadyOpen.class)
        .isThrownBy(() -> open.await(KoruDelta.open(open.runtime, Options.defaults())));
  }
}
