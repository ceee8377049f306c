package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.korudelta.async.Prompt;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.log.DiskImage;
import org.korudelta.query.Filter;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.Metric;
import org.korudelta.vector.SearchPlan;
import org.korudelta.vector.VectorKernel;
import org.korudelta.vector.VectorOptions;
import org.korudelta.vector.VectorQuery;

/** The index of vectors follows the log, through restarts, crashes and the taking of values. */
class VectorIndexTests {
  private static final int DIMENSIONS = 8;

  /** The graph is used wherever there is one. */
  private static final Options GRAPH =
      Options.defaults().withVectors(VectorOptions.defaults().withScanFactor(0));

  private final Random random = new Random(4);
  private OpenDatabase open = OpenDatabase.with(GRAPH);

  private Embedding drawn() {
    float[] components = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      components[i] = (float) random.nextGaussian();
    }
    JsonObject metadata = Json.object().put("bucket", random.nextInt(10)).build();
    return Embedding.of("m", components, metadata);
  }

  private void embed(int from, int to) {
    List<Write> writes = new ArrayList<>();
    for (int i = from; i < to; i++) {
      writes.add(Write.embed("v", "k" + i, drawn()));
    }
    open.await(open.db.putBatch(writes));
  }

  private ExplainedSearch search(Reads reads, VectorQuery query) {
    return open.await(reads.explainSearch("v", query));
  }

  private List<String> keys(Reads reads, VectorQuery query) {
    return search(reads, query).neighbours().stream().map(Neighbour::key).toList();
  }

  private VectorSpaceReport report() {
    List<VectorSpaceReport> reports = open.await(open.db.vectorIndex());
    assertThat(reports).hasSize(1);
    return reports.get(0);
  }

  private List<String> files() {
    List<String> files = new ArrayList<>(open.await(open.runtime.storage().list()));
    files.removeIf(name -> !name.startsWith("vectors-"));
    return files;
  }

  @Test
  void search_manyVectors_followsTheGraphAndSaysSo() {
    embed(0, 600);
    assertThat(report().linked()).isEqualTo(512);
    VectorQuery query = VectorQuery.of(drawn());
    ExplainedSearch found = search(open.db, query);

    assertThat(found.plan().way()).isEqualTo(SearchPlan.Way.GRAPH);
    assertThat(found.plan().reason())
        .isEqualTo("the graph costs less than a scan: scan=675 graph=88 beam=128 linked=512");
    assertThat(found.plan().counts().vectors()).isEqualTo(600);
    assertThat(found.plan().counts().matching()).isEqualTo(600);
    assertThat(found.plan().counts().ranked()).isEqualTo(20);
    assertThat(keys(open.db, query.exact())).containsAll(keys(open.db, query).subList(0, 8));
  }

  @Test
  void search_exactOrFewOrOtherMetric_scans() {
    embed(0, 300);
    report();
    VectorQuery query = VectorQuery.of(drawn());

    assertThat(search(open.db, query.exact()).plan().way()).isEqualTo(SearchPlan.Way.SCAN);
    assertThat(search(open.db, query.exact()).plan().reason()).isEqualTo("exact was asked for");
    assertThat(search(open.db, query.metric(Metric.DOT)).plan().reason())
        .isEqualTo("the graph is by cosine: metric=DOT");
    OpenDatabase few = OpenDatabase.fifo();
    few.await(few.db.embed("v", "one", drawn()));
    assertThat(few.await(few.db.explainSearch("v", query)).plan().reason())
        .isEqualTo("nothing is linked yet");
    assertThat(few.await(few.db.explainSearch("nothing", query)).plan().reason())
        .isEqualTo("there are no vectors");
  }

  @Test
  void search_rightAfterAWrite_seesIt() {
    for (int i = 0; i < 40; i++) {
      Embedding embedding = drawn();
      open.await(open.db.embed("v", "k" + i % 7, embedding));
      assertThat(keys(open.db, VectorQuery.of(embedding).topK(1))).containsExactly("k" + i % 7);
    }
  }

  @Test
  void search_filter_beforeTheCut() {
    embed(0, 600);
    report();
    VectorQuery query = VectorQuery.of(drawn()).topK(20).where(Filter.parse("bucket=3"));
    ExplainedSearch found = search(open.db, query);

    assertThat(found.neighbours()).hasSize(20);
    for (Neighbour neighbour : found.neighbours()) {
      JsonObject metadata = neighbour.version().embedding().orElseThrow().metadata();
      assertThat(metadata).hasToString("{\"bucket\":3}");
    }
    assertThat(search(open.db, query.exact()).neighbours()).isEqualTo(found.neighbours());
  }

  /** More metadata than memory takes: values are read, and the answers are the same. */
  @Test
  void search_filterOnMetadataThatAreNotInMemory_readsTheValues() {
    JsonObject large = Json.object().put("text", "x".repeat(9 << 20)).build();
    JsonObject other = Json.object().put("text", "y".repeat(9 << 20)).build();
    open.await(open.db.embed("v", "a", Embedding.of("m", new float[] {1, 0}, large)));
    open.await(open.db.embed("v", "b", Embedding.of("m", new float[] {1, 1}, other)));
    open.await(open.db.embed("v", "c", Embedding.of("m", new float[] {0, 1}, other)));
    VectorQuery query = VectorQuery.of(Embedding.of("m", new float[] {1, 0}));
    ExplainedSearch found = search(open.db, query.where(Filter.parse("text~y")));

    assertThat(found.plan().way()).isEqualTo(SearchPlan.Way.READ);
    assertThat(found.neighbours()).extracting(Neighbour::key).containsExactly("b", "c");
    assertThat(keys(open.db, query)).containsExactly("a", "b", "c");
  }

  @Test
  void reopen_afterAClose_readsTheFileAndIsTheSame() {
    embed(0, 600);
    open.await(open.db.delete("v", "k5"));
    embed(3, 4);
    VectorSpaceReport before = report();
    VectorQuery query = VectorQuery.of(drawn()).topK(30);
    List<Neighbour> found = search(open.db, query).neighbours();
    open = open.reopened();
    assertThat(files()).hasSize(1);

    assertThat(search(open.db, query).neighbours()).isEqualTo(found);
    assertThat(report()).isEqualTo(before);
    open = open.reopened();
    assertThat(files()).containsExactly("vectors-0000000001.idx");
  }

  @Test
  void reopen_withoutTheFile_buildsTheSame() {
    embed(0, 600);
    open.await(open.db.delete("v", "k5"));
    VectorSpaceReport before = report();
    open.await(open.db.close());
    DiskImage bare = DiskImage.of(open.runtime.disk()).without(files().get(0));
    open = OpenDatabase.on(DeterministicRuntime.of(Choices.none(), bare.disk()), GRAPH);

    assertThat(report()).isEqualTo(before);
  }

  @Test
  void crash_afterAFileWasWritten_catchesUp() {
    embed(0, 300);
    open = open.reopened();
    embed(300, 700);
    open.await(open.db.delete("v", "k1"));
    VectorSpaceReport before = report();
    open = open.crashed();

    assertThat(report()).isEqualTo(before);
  }

  /** Whoever uses no vectors has no file of them, and nothing follows the log. */
  @Test
  void close_withoutVectors_writesNoFile() {
    open.put("key", "1");
    open = open.reopened();

    assertThat(files()).isEmpty();
    assertThat(open.await(open.db.vectorIndex())).isEmpty();
  }

  /** However much was written. */
  @Test
  void close_withoutVectorsAfterMuch_writesNoFile() {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      writes.add(Write.put("ns", "k" + i, Json.parse("1")));
    }
    open.await(open.db.putBatch(writes));
    open = open.reopened();

    assertThat(files()).isEmpty();
  }

  /** Whoever asks waits for what there is, not for what others write meanwhile. */
  @Test
  void vectorIndex_whileOthersWrite_doesNotWaitForThem() {
    embed(0, 600);
    int[] written = {0};
    var writing =
        open.runtime
            .spawn(
                "writing",
                () -> Prompt.whileTrue(open.runtime, () -> written[0]++ < 60 ? write() : ended()))
            .promise();
    report();
    int atReport = written[0];
    open.await(writing);

    assertThat(atReport).isBetween(1, 40);
    assertThat(report().linked()).isEqualTo((600 + 60 * 256) / 256 * 256);
  }

  private Promise<Boolean> write() {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      writes.add(Write.embed("v", "w" + random.nextInt(), drawn()));
    }
    return open.db.putBatch(writes).map(ignored -> true);
  }

  private Promise<Boolean> ended() {
    return open.runtime.completed(false);
  }

  /** Vectors of few dimensions cannot be compared while {@code broken} says so. */
  private static Options broken(boolean[] broken) {
    VectorKernel kernel =
        (left, leftAt, right, rightAt, length) -> {
          if (broken[0] && length == 16) {
            throw new IllegalStateException("broken kernel");
          }
          return VectorKernel.portable().dot(left, leftAt, right, rightAt, length);
        };
    return Options.defaults().withVectors(GRAPH.vectors().withKernel(kernel));
  }

  /** Who waits for the graph hears of it, and the next one tries again. */
  @Test
  void vectorIndex_linkingFails_failsAndIsTriedAgain() {
    boolean[] broken = {true};
    open = OpenDatabase.with(broken(broken));
    embed(0, 300);

    assertThatThrownBy(this::report)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken kernel");
    broken[0] = false;
    assertThat(report().linked()).isEqualTo(256);
  }

  @Test
  void vectorIndex_databaseClosesMeanwhile_isClosed() {
    embed(0, 600);
    Promise<List<VectorSpaceReport>> reports = open.db.vectorIndex();
    Promise<?> closed = open.db.close();

    assertThatThrownBy(() -> open.await(reports)).isInstanceOf(KoruException.Closed.class);
    open.await(closed);
  }

  /**
   * Where all pairs are looked at nothing need be linked, and never what is in other namespaces.
   */
  @Test
  void similarUnconnected_ofFew_doesNotWaitForLinks() {
    open = OpenDatabase.with(broken(new boolean[] {true}));
    embed(0, 300);
    for (int i = 0; i < 3; i++) {
      float[] components = new float[20];
      components[i] = 1;
      open.await(open.db.embed("few", "k" + i, Embedding.of("m", components)));
    }

    assertThat(open.await(open.db.similarUnconnected("few", 1))).hasSize(1);
  }

  @Test
  void close_withoutAnythingNew_leavesTheFile() {
    embed(0, 10);
    open = open.reopened();
    open = open.reopened();
    search(open.db, VectorQuery.of(drawn()));
    open = open.reopened();

    assertThat(files()).containsExactly("vectors-0000000001.idx");
  }

  @Test
  void erase_takesTheVectorOutOfAnswersAndFiles() {
    embed(0, 300);
    Version secret = open.await(open.db.embed("v", "secret", drawn()));
    Embedding embedding = secret.embedding().orElseThrow();
    report();
    open = open.reopened();
    Snapshot again = open.db.asOf(secret.timestamp());
    VectorQuery query = VectorQuery.of(embedding).topK(1);
    assertThat(keys(again, query)).containsExactly("secret");
    open.await(open.db.erase("v", "secret", "asked for"));

    assertThat(keys(again, query)).doesNotContain("secret");
    assertThat(keys(open.db, query)).doesNotContain("secret");
    open = open.reopened();
    assertThat(keys(open.db.asOf(secret.timestamp()), query)).doesNotContain("secret");
    assertThat(report().current()).isEqualTo(300);
  }

  /** A crash may have cut off what took it the first time, and left of it what no vector has. */
  @Test
  void erase_again_writesTheFileAnew() {
    embed(0, 3);
    open = open.reopened();
    open.await(open.db.erase("v", "k1", "asked for"));
    assertThat(files()).containsExactly("vectors-0000000002.idx");
    open = open.reopened();
    open.await(open.db.erase("v", "k1", "asked for again"));

    assertThat(files()).containsExactly("vectors-0000000003.idx");
  }

  @Test
  void search_asOf_isWhatWasCurrentThen() {
    embed(0, 400);
    Embedding moved = drawn();
    Version first = open.await(open.db.embed("v", "moving", moved));
    open.await(open.db.embed("v", "moving", drawn()));
    report();
    VectorQuery query = VectorQuery.of(moved).topK(1);

    assertThat(keys(open.db.asOf(first.timestamp()), query)).containsExactly("moving");
    assertThat(search(open.db, query).neighbours().get(0).score()).isLessThan(1);
    Version put = open.await(open.db.put("v", "moving", Json.parse("1")));
    assertThat(keys(open.db, query.topK(500))).hasSize(400).doesNotContain("moving");
    assertThat(keys(open.db.asOf(put.timestamp()), query.topK(500))).doesNotContain("moving");
  }

  @Test
  void search_severalModelsAndNamespaces_areApart() {
    open.await(open.db.embed("v", "a", Embedding.of("m", new float[] {1, 0})));
    open.await(open.db.embed("v", "b", Embedding.of("n", new float[] {1, 0, 0})));
    open.await(open.db.embed("w", "c", Embedding.of("m", new float[] {1, 0, 0, 0})));

    assertThat(keys(open.db, VectorQuery.of(Embedding.of("m", new float[] {1, 1}))))
        .containsExactly("a");
    assertThat(keys(open.db, VectorQuery.of(Embedding.of("n", new float[] {1, 1, 0}))))
        .containsExactly("b");
    assertThat(open.await(open.db.vectorIndex()))
        .extracting(r -> r.namespace() + r.model() + r.dimensions() + r.vectors())
        .containsExactly("vm21", "vn31", "wm41");
    open.await(open.db.embed("v", "a", Embedding.of("n", new float[] {0, 1, 0})));
    assertThat(keys(open.db, VectorQuery.of(Embedding.of("m", new float[] {1, 1})))).isEmpty();
    assertThat(keys(open.db, VectorQuery.of(Embedding.of("n", new float[] {1, 1, 0}))))
        .containsExactly("b", "a");
  }

  @Test
  void search_metrics_haveTheirScores() {
    open.await(open.db.embed("v", "zero", Embedding.of("m", new float[] {0, 0})));
    open.await(open.db.embed("v", "far", Embedding.of("m", new float[] {9, 0})));
    open.await(open.db.embed("v", "near", Embedding.of("m", new float[] {1, 1})));
    VectorQuery query = VectorQuery.of(Embedding.of("m", new float[] {1, 0}));

    assertThat(scores(query.metric(Metric.DOT))).containsExactly("far 9.0", "near 1.0", "zero 0.0");
    assertThat(scores(query.metric(Metric.EUCLIDEAN)))
        .containsExactly("zero -1.0", "near -1.0", "far -8.0");
    assertThat(scores(query.metric(Metric.EUCLIDEAN).threshold(-1)))
        .containsExactly("zero -1.0", "near -1.0");
    assertThat(keys(open.db, query)).containsExactly("far", "near");
    VectorQuery nothing = VectorQuery.of(Embedding.of("m", new float[] {0, 0}));
    assertThat(keys(open.db, nothing.metric(Metric.EUCLIDEAN)))
        .containsExactly("zero", "near", "far");
    assertThatThrownBy(() -> search(open.db, nothing))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("zero vector has no direction: model=m dimensions=2");
  }

  private List<String> scores(VectorQuery query) {
    return search(open.db, query).neighbours().stream()
        .map(neighbour -> neighbour.key() + " " + neighbour.score())
        .toList();
  }

  @Test
  void openReadOnly_afterTheOwnerClosed_findsTheSame() {
    embed(0, 300);
    VectorQuery query = VectorQuery.of(drawn());
    List<String> found = keys(open.db, query);
    open.await(open.db.close());
    DeterministicRuntime runtime =
        DeterministicRuntime.of(Choices.none(), DiskImage.of(open.runtime.disk()).disk());
    KoruReader reader = runtime.await(KoruDelta.openReadOnly(runtime, GRAPH));
    List<Neighbour> read = runtime.await(reader.searchVectors("v", query));

    assertThat(read.stream().map(Neighbour::key)).isEqualTo(found);
    assertThat(runtime.await(reader.vectorIndex())).hasSize(1);
    runtime.await(reader.close());
  }

  /** Another model came after the snapshot: there is nothing yet that it could be compared with. */
  @Test
  void search_asOfBeforeTheFirstVector_isEmptyWhateverIsAsked() {
    open.put("key", "1");
    Snapshot before = open.db.snapshot();
    embed(0, 3);
    VectorQuery query = VectorQuery.of(drawn());

    assertThat(keys(before, query)).isEmpty();
    float[] many = new float[300];
    many[299] = 1;
    assertThat(keys(before, VectorQuery.of(Embedding.of("m", many)))).isEmpty();
  }

  /** The beam ends among those that are near and not wanted. */
  @Test
  void search_whatIsWantedIsFarFromTheQuery_isFoundAllTheSame() {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 1_024; i++) {
      float sign = i % 4 == 0 ? -1 : 1;
      float[] components = {sign, i / 100_000f, (i % 7) / 50f};
      JsonObject side = Json.object().put("side", i % 4 == 0 ? "far" : "near").build();
      writes.add(Write.embed("v", "k" + i, Embedding.of("m", components, side)));
    }
    open.await(open.db.putBatch(writes));
    assertThat(report().linked()).isEqualTo(1_024);
    VectorQuery query =
        VectorQuery.of(Embedding.of("m", new float[] {1, 0, 0}))
            .ef(1)
            .where(Filter.parse("side=far"));
    ExplainedSearch found = search(open.db, query);

    assertThat(found.neighbours()).hasSize(10);
    assertThat(found.neighbours())
        .isEqualTo(search(open.db, query.exact()).neighbours().subList(0, 10));
  }

  @Test
  void search_afterClose_isClosed() {
    embed(0, 3);
    open.await(open.db.close());

    assertThatThrownBy(() -> search(open.db, VectorQuery.of(drawn())))
        .isInstanceOf(KoruException.Closed.class);
  }
}
