package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.korudelta.EdgeType;
import org.korudelta.ExplainedNavigation;
import org.korudelta.ExplainedSearch;
import org.korudelta.Navigation;
import org.korudelta.Navigation.Step;
import org.korudelta.Neighbour;
import org.korudelta.PairQuery;
import org.korudelta.RandomWalk;
import org.korudelta.SimilarPair;
import org.korudelta.VectorRef;
import org.korudelta.VectorSpaceReport;
import org.korudelta.WalkedStep;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.query.Filter;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.Metric;
import org.korudelta.vector.SearchPlan;
import org.korudelta.vector.VectorQuery;

/** Vectors for threads that may wait. */
@Timeout(120)
class BlockingVectorTests {
  @TempDir Path directory;

  private static Embedding vector(float... components) {
    return Embedding.of("m", components);
  }

  private static VectorRef key(String key) {
    return new VectorRef.ByKey("v", key);
  }

  /** East, and north that came of it; northeast, of neither. */
  private static void write(BlockingKoruDelta db) {
    Version east = db.embed("v", "east", vector(1, 0));
    db.embed("v", "north", vector(0, 1), WriteOptions.NONE.causedBy(List.of(east.id())));
    JsonObject warm = Json.object().put("warm", true).build();
    db.embed("v", "northeast", Embedding.of("m", new float[] {1, 1}, warm));
  }

  @Test
  void explainSearch_findsAndSaysHow() {
    try (BlockingKoruDelta db = BlockingKoruDelta.inMemory()) {
      write(db);
      VectorQuery query = VectorQuery.of(vector(1, 0));

      ExplainedSearch found = db.explainSearch("v", query);
      assertThat(found.neighbours()).isEqualTo(db.searchVectors("v", query));
      assertThat(found.plan().way()).isEqualTo(SearchPlan.Way.SCAN);
      assertThat(found.plan().counts().vectors()).isEqualTo(3);
      assertThat(keys(db.explainSearch("v", query.where(Filter.parse("warm=true")))))
          .containsExactly("northeast");
      assertThat(keys(db.explainSearch("v", query.metric(Metric.DOT).topK(2))))
          .containsExactly("east", "northeast");
    }
  }

  private static List<String> keys(ExplainedSearch found) {
    return found.neighbours().stream().map(Neighbour::key).toList();
  }

  @Test
  void explainNavigate_tellsTheStops() {
    try (BlockingKoruDelta db = BlockingKoruDelta.inMemory()) {
      write(db);
      Navigation there = new Navigation(key("east"), List.of(Step.add(key("north"))), 1);

      ExplainedNavigation way = db.explainNavigate("v", there);

      assertThat(way.neighbours()).extracting(Neighbour::key).containsExactly("northeast");
      assertThat(way.stops())
          .extracting(stop -> stop.target().key())
          .containsExactly("east", "north");
      ExplainedNavigation.Stop last = way.stops().get(1);
      assertThat(last.after().orElseThrow()).isGreaterThan(last.before().orElseThrow());
    }
  }

  @Test
  void similarUnconnected_leavesOutWhatIsTied() {
    try (BlockingKoruDelta db = BlockingKoruDelta.inMemory()) {
      write(db);

      assertThat(db.similarUnconnected("v", 10))
          .extracting(pair -> pair.one().key() + " " + pair.other().key())
          .containsExactly("east northeast", "north northeast");
      assertThat(db.similarUnconnected("v", PairQuery.of(1).withModel("m")))
          .extracting(SimilarPair::score)
          .first()
          .satisfies(score -> assertThat(score).isBetween(0.7, 0.71));
    }
  }

  @Test
  void walk_goesAlongWhatIsAllowed() {
    try (BlockingKoruDelta db = BlockingKoruDelta.inMemory()) {
      write(db);
      RandomWalk back = RandomWalk.from(key("north"), 9, 1).along(Set.of(EdgeType.CAUSED_BY));

      List<WalkedStep> steps = db.walk(back);

      assertThat(steps).extracting(step -> step.node().key()).containsExactly("north", "east");
      assertThat(steps.get(1).edge()).contains(EdgeType.CAUSED_BY);
      assertThat(db.walk(RandomWalk.from(key("north"), 9, 5)))
          .isEqualTo(db.walk(RandomWalk.from(key("north"), 9, 5)))
          .hasSize(10);
    }
  }

  @Test
  void vectorIndex_afterOpeningAgain_isTheSame() {
    List<VectorSpaceReport> written;
    try (BlockingKoruDelta db = BlockingKoruDelta.open(directory)) {
      write(db);
      db.delete("v", "east");
      written = db.vectorIndex();
    }
    assertThat(written).hasSize(1);
    assertThat(written.get(0).namespace()).isEqualTo("v");
    assertThat(written.get(0).vectors()).isEqualTo(3);
    assertThat(written.get(0).current()).isEqualTo(2);
    try (BlockingKoruReader reader = BlockingKoruDelta.openReadOnly(directory)) {
      assertThat(reader.vectorIndex())
          .extracting(VectorSpaceReport::digest)
          .containsExactly(written.get(0).digest());
    }
  }

  @Test
  void reads_ofASnapshot_standStill() {
    try (BlockingKoruDelta db = BlockingKoruDelta.inMemory()) {
      write(db);
      BlockingSnapshot before = db.snapshot();
      db.delete("v", "east");
      VectorQuery query = VectorQuery.of(vector(1, 0)).topK(1);

      assertThat(keys(before.explainSearch("v", query))).containsExactly("east");
      assertThat(keys(db.explainSearch("v", query))).containsExactly("northeast");
      assertThat(before.similarUnconnected("v", 1)).isNotEmpty();
      assertThat(before.walk(RandomWalk.from(key("east"), 1, 1))).hasSize(2);
      assertThatThrownBy(() -> db.walk(RandomWalk.from(key("east"), 1, 1)))
          .isInstanceOf(KoruException.NotFound.class);
    }
  }
}
