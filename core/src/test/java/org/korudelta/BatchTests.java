package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonValue;
import org.korudelta.text.Timestamp;

/** A batch is one commit, whole or not at all (D4). */
class BatchTests {
  private static final JsonValue ONE = Json.parse("1");

  private final OpenDatabase open = OpenDatabase.fifo();
  private final KoruDelta db = open.db;

  @Test
  void putBatch_sharesTheTimeOrderedByOrdinal() {
    open.put("gone", "0");
    List<Version> versions =
        open.await(
            db.putBatch(
                List.of(
                    Write.put("ns", "b", ONE),
                    Write.put("other", "a", ONE),
                    Write.delete("ns", "gone"))));

    assertThat(versions).extracting(Version::ordinal).containsExactly(0, 1, 2);
    assertThat(versions).extracting(Version::timestamp).containsOnly(versions.get(0).timestamp());
    assertThat(versions).extracting(Version::key).containsExactly("b", "a", "gone");
    assertThat(open.stats().commitCount()).isEqualTo(2);
    assertThat(open.await(db.namespaces())).containsExactly("ns", "other");
  }

  @Test
  void putBatch_keyTwice_isABadRequestThatNamesIt() {
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(
            () ->
                open.await(
                    db.putBatch(List.of(Write.put("ns", "a", ONE), Write.put("ns", "a", ONE)))))
        .withMessage("key twice in one commit: namespace=ns key=a");
  }

  @Test
  void putBatch_oneWriteFails_writesNothing() {
    List<Write> writes = List.of(Write.put("ns", "a", ONE), Write.delete("ns", "absent"));

    assertThatExceptionOfType(KoruException.NotFound.class)
        .isThrownBy(() -> open.await(db.putBatch(writes)));
    assertThat(open.get("a")).isEmpty();
    assertThat(open.put("a", "2").previousVersion()).isEmpty();
    assertThat(open.history("a")).hasSize(1);
  }

  @Test
  void putBatch_conflictInTheMiddle_leavesChainsAsTheyWere() {
    Version before = open.put("a", "0");
    VersionId stale = VersionId.of(new byte[VersionId.BYTES]);
    Write conflicting = new Write.Put("ns", "b", ONE, WriteOptions.NONE.expecting(stale));

    assertThatExceptionOfType(KoruException.Conflict.class)
        .isThrownBy(() -> open.await(db.putBatch(List.of(Write.put("ns", "a", ONE), conflicting))));
    Version after = open.put("a", "2");
    assertThat(open.history("a")).containsExactly(before, after);
  }

  @Test
  void asOf_aBatchTime_seesAllOfIt() {
    List<Version> versions =
        open.await(db.putBatch(List.of(Write.put("ns", "a", ONE), Write.put("ns", "b", ONE))));
    Timestamp at = versions.get(0).timestamp();

    assertThat(open.await(db.asOf(at).keys("ns"))).containsExactly("a", "b");
    Timestamp before = Timestamp.ofEpochNanos(at.epochNanos() - 1);
    assertThat(open.await(db.asOf(before).keys("ns"))).isEmpty();
  }

  @Test
  void putBatch_empty_writesNothing() {
    assertThat(open.await(db.putBatch(List.of()))).isEmpty();
    assertThat(open.stats().commitCount()).isZero();
  }
}
