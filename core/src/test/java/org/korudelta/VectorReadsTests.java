package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorQuery;

/** Search and navigation see what is current at the read point (V1, D10). */
class VectorReadsTests {
  private static final String MODEL = "demo";

  private final OpenDatabase open = OpenDatabase.fifo();
  private final KoruDelta db = open.db;

  @BeforeEach
  void embedFour() {
    embed("east", 1, 0);
    embed("north", 0, 1);
    embed("northeast", 1, 1);
    embed("west", -1, 0);
  }

  private Version embed(String key, float... components) {
    return open.await(db.embed("words", key, Embedding.of(MODEL, components)));
  }

  private static VectorQuery query(float... components) {
    return VectorQuery.of(Embedding.of(MODEL, components));
  }

  private List<String> search(Reads reads, VectorQuery query) {
    return keys(open.await(reads.searchVectors("words", query)));
  }

  private static List<String> keys(List<Neighbour> neighbours) {
    return neighbours.stream().map(Neighbour::key).toList();
  }

  private static VectorRef key(String key) {
    return new VectorRef.ByKey("words", key);
  }

  @Test
  void putBatch_refusedForItsSecondEmbedding_leavesTheModelOfItsFirstUnknown() {
    Write three = Write.embed("new", "a", Embedding.of("other", new float[] {1, 2, 3}));
    Write two = Write.embed("new", "b", Embedding.of("other", new float[] {1, 2}));

    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> open.await(db.putBatch(List.of(three, two))));

    open.await(db.putBatch(List.of(two)));
    assertThat(open.await(db.keys("new"))).containsExactly("b");
  }

  @Test
  void search_nearestFirst_upToTopKAndThreshold() {
    assertThat(search(db, query(2, 0.1f))).containsExactly("east", "northeast", "north", "west");
    assertThat(search(db, query(2, 0.1f).topK(2))).containsExactly("east", "northeast");
    assertThat(search(db, query(2, 0.1f).threshold(0))).doesNotContain("west");
  }

  @Test
  void search_afterReembedAndDelete_andAsOfBefore() {
    Snapshot before = db.snapshot();
    embed("east", -1, -0.1f);
    open.await(db.delete("words", "west"));
    open.await(db.put("words", "north", Json.parse("\"no vector\"")));

    assertThat(search(db, query(1, 0))).containsExactly("northeast", "east");
    assertThat(search(before, query(1, 0))).containsExactly("east", "northeast", "north", "west");
    assertThat(search(db.asOf(before.readPoint()), query(1, 0))).first().isEqualTo("east");
  }

  @Test
  void synthesizeNavigate_everyDirection_goesThere() {
    assertThat(navigated("east", "+north")).containsExactly("northeast", "west");
    assertThat(navigated("north", "-east")).containsExactly("west", "northeast");
    assertThat(navigated("east", "~north")).containsExactly("northeast", "west");
    assertThat(navigated("northeast", "-north", "+west")).containsExactly("east");
  }

  private List<String> navigated(String start, String... operands) {
    Navigation walk = Navigation.among("words", start, List.of(operands), 2);
    List<Neighbour> found = open.await(db.synthesizeNavigate("words", walk));
    assertThat(found).extracting(Neighbour::namespace).containsOnly("words");
    return keys(found);
  }

  @Test
  void search_equalScores_olderFirst() {
    embed("a", 3, 0);

    assertThat(search(db, query(1, 0)).subList(0, 2)).containsExactly("east", "a");
  }

  @Test
  void search_afterReopening_answersTheSame() {
    List<Neighbour> before = open.await(db.searchVectors("words", query(1, 2)));
    OpenDatabase again = open.reopened();

    assertThat(again.await(again.db.searchVectors("words", query(1, 2)))).isEqualTo(before);
  }

  @Test
  void search_wrongDimensionsOrModel_namesBoth() {
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> search(db, query(1, 0, 0)))
        .withMessageContaining("query=3 stored=2");
    VectorQuery foreign = VectorQuery.of(Embedding.of("other", new float[] {1, 0}));
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> search(db, foreign))
        .withMessageContaining("query=other stored=demo");
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> search(db, query(0, 0)));
  }

  @Test
  void search_emptyNamespace_answersNothing() {
    assertThat(open.await(db.searchVectors("nowhere", query(1, 0)))).isEmpty();
  }

  @Test
  void embed_otherDimensions_isRefusedAfterReopeningToo() {
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> embed("up", 0, 0, 1))
        .withMessage("dimensions differ: namespace=words key=up model=demo stored=2 given=3");
    OpenDatabase again = open.reopened();
    Embedding three = Embedding.of(MODEL, new float[] {0, 0, 1});
    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> again.await(again.db.embed("words", "up", three)));
  }

  @Test
  void embed_twoDimensionsInOneBatch_isRefusedWhole() {
    List<Write> writes =
        List.of(
            Write.embed("fresh", "a", Embedding.of(MODEL, new float[] {1})),
            Write.embed("fresh", "b", Embedding.of(MODEL, new float[] {1, 2})));

    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> open.await(db.putBatch(writes)));
    assertThat(open.await(db.keys("fresh"))).isEmpty();
  }

  @Test
  void navigate_leavesOperandsOut() {
    Navigation walk = new Navigation(key("east"), List.of(Navigation.Step.add(key("north"))), 10);
    List<Neighbour> answers = open.await(db.synthesizeNavigate("words", walk));

    assertThat(keys(answers)).containsExactly("northeast", "west");
    assertThat(answers.get(0).score()).isCloseTo(1, within(1e-9));
  }

  @Test
  void navigate_byVersionId_reachesThePast() {
    Version old = embed("east", 0, -1);
    embed("east", 1, 0);
    Navigation walk = new Navigation(new VectorRef.ById(old.id()), List.of(), 10);

    assertThat(keys(open.await(db.synthesizeNavigate("words", walk))))
        .containsExactly("west", "east", "northeast", "north");
  }

  @Test
  void navigate_unknownOperand_isNotFound() {
    Navigation lost = new Navigation(key("nowhere"), List.of(), 10);
    assertThatExceptionOfType(KoruException.NotFound.class)
        .isThrownBy(() -> open.await(db.synthesizeNavigate("words", lost)))
        .withMessage("no such key: namespace=words key=nowhere");
  }

  @Test
  void navigate_operandWithoutVector_isABadRequest() {
    open.await(db.put("words", "text", Json.parse("1")));
    Navigation walk = new Navigation(key("text"), List.of(), 10);

    assertThatExceptionOfType(KoruException.BadRequest.class)
        .isThrownBy(() -> open.await(db.synthesizeNavigate("words", walk)))
        .withMessageContaining("not an embedding");
  }

  @Test
  void navigate_throughNowhere_hasNoCosineThere() {
    Navigation.Step back = Navigation.Step.subtract(key("east"));
    Navigation.Step up = Navigation.Step.add(key("north"));
    Navigation there = new Navigation(key("east"), List.of(back, up), 10);
    ExplainedNavigation found = open.await(db.explainNavigate("words", there));

    assertThat(keys(found.neighbours())).containsExactly("northeast", "west");
    assertThat(found.stops())
        .extracting(stop -> stop.before() + " " + stop.after())
        .containsExactly(
            "OptionalDouble[1.0] OptionalDouble[1.0]",
            "OptionalDouble[1.0] OptionalDouble.empty",
            "OptionalDouble.empty OptionalDouble[1.0]");
  }

  @Test
  void navigate_asManyStepsAsThereMayBe_areTaken() {
    List<Navigation.Step> steps = Collections.nCopies(1_000, Navigation.Step.add(key("north")));
    Navigation there = new Navigation(key("east"), steps, 10);

    assertThat(keys(open.await(db.synthesizeNavigate("words", there))))
        .containsExactly("northeast", "west");
  }

  @Test
  void navigate_tooManyAnswers_isLimit() {
    Navigation walk = new Navigation(key("east"), List.of(), 10_001);

    assertThatExceptionOfType(KoruException.Limit.class)
        .isThrownBy(() -> open.await(db.synthesizeNavigate("words", walk)));
  }

  @Test
  void embedding_throughTheDatabase_isUnchanged() {
    Embedding original =
        Embedding.of(MODEL, new float[] {0.1f, -7}, Json.object().put("source", "test").build());
    Version version = open.await(db.embed("words", "x", original));

    OpenDatabase again = open.reopened();
    assertThat(again.await(again.db.getVersion(version.id())).embedding()).contains(original);
    assertThat(version.value().toString()).contains("\"model\":\"demo\"");
  }
}
