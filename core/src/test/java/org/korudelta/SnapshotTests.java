package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.text.Timestamp;

/** A read point never changes (D8, D10). */
class SnapshotTests {
  private final OpenDatabase open = OpenDatabase.fifo();
  private final KoruDelta db = open.db;

  @Test
  void snapshot_afterLaterWrites_answersAsBefore() {
    Version first = open.put("a", "1");
    open.put("b", "1");
    Snapshot snapshot = db.snapshot();
    Version later = open.put("a", "2");
    open.delete("b");
    open.put("c", "1");

    assertThat(open.await(snapshot.get("ns", "a"))).contains(first);
    assertThat(open.await(snapshot.history("ns", "a"))).containsExactly(first);
    assertThat(open.await(snapshot.keys("ns"))).containsExactly("a", "b");
    assertThat(open.await(snapshot.getAt("ns", "a", Timestamp.MAX))).contains(first);
    assertThatExceptionOfType(KoruException.NotFound.class)
        .isThrownBy(() -> open.await(snapshot.getVersion(later.id())));
  }

  @Test
  void asOf_aPastTime_answersAsThen() {
    open.put("a", "1");
    Version first = open.put("b", "1");
    Version tombstone = open.delete("a");
    Version later = open.put("b", "2");
    Snapshot then = db.asOf(first.timestamp());

    assertThat(open.await(then.keys("ns"))).containsExactly("a", "b");
    assertThat(open.await(then.get("ns", "b"))).contains(first);
    assertThat(open.await(then.history("ns", "b"))).containsExactly(first);
    assertThat(open.await(db.asOf(tombstone.timestamp()).keys("ns"))).containsExactly("b");
    assertThat(open.await(then.namespaces())).containsExactly("ns");
    assertThat(open.await(db.asOf(Timestamp.MIN).namespaces())).isEmpty();
    assertThatExceptionOfType(KoruException.NotFound.class)
        .isThrownBy(() -> open.await(then.getVersion(later.id().hex())));
  }

  @Test
  void asOf_aTimeToCome_isTheLastCommit() {
    Version first = open.put("a", "1");
    Snapshot snapshot = db.asOf(Timestamp.MAX);
    open.put("a", "2");

    assertThat(snapshot.readPoint()).isEqualTo(first.timestamp());
    assertThat(open.await(snapshot.get("ns", "a"))).contains(first);
  }
}
