package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.text.Timestamp;

/** All versions in commit order, page by page, no commit ever split (D4, D12). */
class ChangesTests {
  private final OpenDatabase open = OpenDatabase.fifo();

  private List<Version> changes(Timestamp after, int limit) {
    return open.await(open.db.changes(after, limit));
  }

  private List<Version> batch(String... keys) {
    List<Write> writes = new ArrayList<>();
    for (String key : keys) {
      writes.add(Write.put("ns", key, Json.parse("1")));
    }
    return open.await(open.db.putBatch(writes));
  }

  @Test
  void changes_fromTheBeginning_areAllInCommitOrder() {
    List<Version> all = new ArrayList<>(batch("b", "a", "c"));
    all.add(open.delete("a"));
    all.addAll(batch("a"));

    assertThat(changes(Timestamp.MIN, 100)).containsExactlyElementsOf(all);
  }

  @Test
  void changes_pageByPage_splitNoCommitAndMissNothing() {
    List<Version> all = new ArrayList<>();
    for (int commit = 0; commit < 50; commit++) {
      all.addAll(batch("x", "y", "z").subList(0, 3));
      all.add(open.put("alone", "" + commit));
    }
    for (int limit = 1; limit <= 9; limit++) {
      List<Version> seen = new ArrayList<>();
      List<Version> page = changes(Timestamp.MIN, limit);
      while (!page.isEmpty()) {
        assertThat(page).hasSizeBetween(Math.min(limit, all.size() - seen.size()), limit + 2);
        seen.addAll(page);
        page = changes(page.get(page.size() - 1).timestamp(), limit);
      }
      assertThat(seen).as("limit=%d", limit).containsExactlyElementsOf(all);
    }
  }

  @Test
  void changes_ofASnapshot_endWhereItDoes() {
    Version first = open.put("a", "1");
    Snapshot snapshot = open.db.snapshot();
    Version second = open.put("a", "2");

    assertThat(open.await(snapshot.changes(Timestamp.MIN, 10))).containsExactly(first);
    assertThat(open.await(snapshot.changes(first.timestamp(), 10))).isEmpty();
    assertThat(changes(first.timestamp(), 10)).containsExactly(second);
    assertThat(second.previousVersion()).contains(first.id());
  }

  @Test
  void changes_afterReopening_areTheSame() {
    open.put("a", "1");
    batch("b", "c");
    List<Version> before = changes(Timestamp.MIN, 10);

    OpenDatabase again = open.reopened();

    assertThat(again.await(again.db.changes(Timestamp.MIN, 10))).containsExactlyElementsOf(before);
  }

  @Test
  void changes_emptyDatabaseOrLateToken_areNone() {
    assertThat(changes(Timestamp.MIN, 1)).isEmpty();
    open.put("a", "1");
    assertThat(changes(Timestamp.MAX, 1)).isEmpty();
  }

  @Test
  void changes_pageWithoutVersions_isRefused() {
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> changes(Timestamp.MIN, 0))
        .withMessageContaining("limit=0");
  }
}
