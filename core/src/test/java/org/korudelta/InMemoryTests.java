package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorQuery;

/** A database in memory alone, where it could differ from one that is stored. */
class InMemoryTests {
  private static final MemoryBudget LITTLE = new MemoryBudget(0, 0, 0, 1);

  private final OpenDatabase open =
      OpenDatabase.inMemory(Options.defaults().withMemory(LITTLE)); // Nothing is cached.

  @Test
  void open_storage_isNotTouched() {
    open.put("a", "1");
    open.await(open.db.sync());
    open.await(open.db.close());
    assertThat(open.runtime.await(open.runtime.storage().list())).isEmpty();
  }

  @Test
  void manyVersions_eachIsRead_byTimeAndId() {
    for (int i = 0; i < 3_000; i++) {
      open.put("a", "" + i);
    }
    List<Version> all = open.history("a");
    assertThat(all).hasSize(3_000);
    for (int i = 0; i < 3_000; i += 500) {
      assertThat(open.valueAt("a", all.get(i).timestamp()).orElseThrow().toString())
          .isEqualTo("" + i);
      assertThat(open.await(open.db.getVersion(all.get(i).id()))).isEqualTo(all.get(i));
    }
    assertThat(open.await(open.db.changes(Timestamp.MIN, 10))).hasSize(10);
  }

  @Test
  void erase_everyVersion_losesItsValue() {
    Version first = open.put("a", "\"secret\"");
    open.put("a", "2");
    open.put("b", "3");
    ErasureReport report = open.await(open.db.erase("ns", "a", "asked"));
    assertThat(report.versions()).isEqualTo(3);
    assertThatThrownBy(() -> open.await(open.db.getVersion(first.id())))
        .isInstanceOf(KoruException.Erased.class);
    assertThat(open.history("a")).allMatch(Version::isWiped);
    assertThat(open.get("b").orElseThrow().value().toString()).isEqualTo("3");
  }

  @Test
  void reclaim_beyondRetention_losesItsValue() {
    Version first = open.put("a", "1");
    open.put("a", "2");
    ReclaimReport report = open.await(open.db.reclaim(Map.of("ns", Retention.versions(1))));
    assertThat(report.versions()).isEqualTo(1);
    assertThatThrownBy(() -> open.await(open.db.getVersion(first.id())))
        .isInstanceOf(KoruException.Gone.class);
    assertThat(open.get("a").orElseThrow().value().toString()).isEqualTo("2");
  }

  @Test
  void pack_nothing_isToDo() {
    open.put("a", "1");
    assertThat(open.await(open.db.pack())).isEqualTo(new PackReport(0, 0, 0));
  }

  @Test
  void vectors_wipedAndKept_areFound() {
    Embedding one = Embedding.of("m", new float[] {1, 0});
    open.await(open.db.embed("ns", "v", one));
    open.await(open.db.embed("ns", "w", Embedding.of("m", new float[] {0, 1})));
    assertThat(open.await(open.db.searchVectors("ns", VectorQuery.of(one))))
        .extracting(Neighbour::key)
        .startsWith("v");
    open.await(open.db.erase("ns", "v", "asked"));
    assertThat(open.await(open.db.searchVectors("ns", VectorQuery.of(one))))
        .extracting(Neighbour::key)
        .containsExactly("w");
  }

  @Test
  void stats_noLog_isSaidToBe() {
    open.put("a", "1");
    Stats stats = open.stats();
    assertThat(stats.logBytes()).isZero();
    assertThat(stats.segmentCount()).isZero();
    assertThat(stats.totalVersions()).isEqualTo(1);
    assertThat(stats.recovery().cleanClose()).isTrue();
  }

  @Test
  void close_laterCalls_failClosed() {
    open.put("a", "1");
    open.await(open.db.close());
    assertThatThrownBy(() -> open.await(open.db.get("ns", "a")))
        .isInstanceOf(KoruException.Closed.class);
  }
}
