package org.korudelta.vector.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.query.Filter;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.Metric;
import org.korudelta.vector.QueryVector;
import org.korudelta.vector.SearchPlan;
import org.korudelta.vector.VectorKernel;
import org.korudelta.vector.VectorQuery;

/** How a search is planned, and that nothing is missing among its candidates. */
class SpaceSearchTests {
  private static final Filter BUCKET = Filter.parse("bucket=3");

  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();
  private final Random random = new Random(12);

  private VectorSpace linked(int count) {
    VectorSpace space = Spaces.of(count, 3);
    Spaces.grow(runtime, 1, space);
    return space;
  }

  private SearchPlan plan(VectorSpace space, long nanos, int factor, Question question) {
    return new SpaceSearch(space, nanos, factor).find(question).orElseThrow().plan();
  }

  private Question question(int topK, Filter filter) {
    return Spaces.question(Spaces.drawn(random, Spaces.bucket(0)), topK, filter, Metric.COSINE);
  }

  @Test
  void find_graphIsDearer_scans() {
    SearchPlan plan = plan(linked(1_100), 2_000, 64, question(10, Filter.everything()));

    assertThat(plan.way()).isEqualTo(SearchPlan.Way.SCAN);
    assertThat(plan.reason())
        .isEqualTo("a scan costs no more than the graph: scan=1237 graph=4172 beam=64 linked=1024");
    assertThat(plan.counts()).isEqualTo(new SearchPlan.Counts(1_100, 1_100, 1_100, 0));
  }

  @Test
  void find_graphIsCheaper_followsIt() {
    SearchPlan plan = plan(linked(1_100), 2_000, 10, question(10, Filter.everything()));

    assertThat(plan.way()).isEqualTo(SearchPlan.Way.GRAPH);
    assertThat(plan.reason())
        .isEqualTo("the graph costs less than a scan: scan=1237 graph=716 beam=64 linked=1024");
    assertThat(plan.counts().compared()).isBetween(300L, 1_100L);
  }

  @Test
  void find_fewMatch_scansThose() {
    SearchPlan plan = plan(linked(1_100), 2_000, 2, question(10, BUCKET));

    assertThat(plan.way()).isEqualTo(SearchPlan.Way.SCAN);
    assertThat(plan.reason()).endsWith("scan=247 graph=468 beam=196 linked=1024");
    assertThat(plan.counts().matching()).isEqualTo(110);
    assertThat(plan.counts().compared()).isEqualTo(110);
  }

  @Test
  void find_inThePast_looksAtWhatHadCome() {
    SearchPlan plan = plan(linked(1_100), 200, 64, question(10, Filter.everything()));

    assertThat(plan.counts()).isEqualTo(new SearchPlan.Counts(1_100, 200, 200, 0));
  }

  @Test
  void find_manyAnswers_widenTheBeam() {
    VectorSpace space = linked(1_100);

    assertThat(plan(space, 2_000, 0, question(100, Filter.everything())).reason())
        .endsWith("scan=1237 graph=76 beam=125 linked=1024");
    assertThat(plan(space, 2_000, 0, question(4_000, Filter.everything())).reason())
        .endsWith("beam=1024 linked=1024");
    assertThat(plan(space, 0, 0, question(10, Filter.everything())).reason())
        .endsWith("scan=0 graph=76 beam=1024 linked=1024");
  }

  @Test
  void find_graph_ranksMoreThanIsAskedFor() {
    VectorSpace space = linked(1_100);

    assertThat(found(space, question(10, Filter.everything()))).hasSize(20);
    assertThat(found(space, question(200, Filter.everything()))).hasSize(250);
  }

  private static List<Long> found(VectorSpace space, Question question) {
    return Spaces.found(new SpaceSearch(space, 5_000, 0).find(question).orElseThrow());
  }

  @Test
  void find_filterInTheGraph_givesOnlyWhatItAccepts() {
    assertThat(found(linked(1_100), question(10, BUCKET)))
        .hasSize(20)
        .allMatch(version -> version % 10 == 3);
  }

  @Test
  void find_exactOrOtherMetric_neverFollowsTheGraph() {
    VectorSpace space = linked(600);
    Question question = question(10, Filter.everything());
    Question exact =
        new Question(
            question.query(),
            question.selection(),
            new VectorQuery.Method(Metric.COSINE, true, 64));

    assertThat(plan(space, 2_000, 0, exact).reason()).isEqualTo("exact was asked for");
    assertThat(plan(space, 2_000, 0, exact).way()).isEqualTo(SearchPlan.Way.SCAN);
    Question distance =
        new Question(
            question.query(),
            question.selection(),
            new VectorQuery.Method(Metric.EUCLIDEAN, false, 64));
    assertThat(plan(space, 2_000, 0, distance).reason())
        .isEqualTo("the graph is by cosine: metric=EUCLIDEAN");
  }

  @Test
  void find_filterOnMetadataWithoutNumber_isNotAnswered() {
    VectorSpace space =
        new VectorSpace(Spaces.NAME, Spaces.DIMENSIONS, VectorKernel.portable(), new Documents(10));
    space.begin(new Era(Long.MIN_VALUE, VectorKernel.portable(), Spaces.DIMENSIONS));
    space.add(Spaces.address(1), Spaces.drawn(random, Spaces.bucket(3)));
    space.publish();

    assertThat(new SpaceSearch(space, 9, 64).find(question(1, BUCKET))).isEmpty();
    assertThat(found(space, question(1, Filter.everything()))).containsExactly(1L);
  }

  /** By every metric, with thresholds: of a scan's candidates the best are the best of all. */
  @ParameterizedTest
  @EnumSource
  void find_scan_missesNoneOfTheBest(Metric metric) {
    Random drawn = new Random(5);
    List<Embedding> all = new ArrayList<>();
    VectorSpace space = Spaces.empty();
    for (int i = 1; i <= 900; i++) {
      Embedding embedding = i % 9 == 0 ? all.get(i / 3) : Spaces.drawn(drawn, Spaces.bucket(0));
      all.add(embedding);
      space.add(Spaces.address(i), embedding);
    }
    space.publish();
    for (int run = 0; run < 40; run++) {
      Embedding asked = Spaces.drawn(drawn, Spaces.bucket(0));
      int topK = 1 + drawn.nextInt(30);
      List<Long> best = best(all, asked, metric, topK);
      List<Long> found =
          Spaces.found(
              new SpaceSearch(space, 5_000, 64)
                  .find(Spaces.question(asked, topK, Filter.everything(), metric))
                  .orElseThrow());
      assertThat(found).containsAll(best).doesNotHaveDuplicates();
      assertThat(found.size()).isLessThan(topK + 150);
    }
  }

  private static List<Long> best(List<Embedding> all, Embedding asked, Metric metric, int topK) {
    List<Long> versions = new ArrayList<>();
    for (long i = 1; i <= all.size(); i++) {
      versions.add(i);
    }
    QueryVector query = QueryVector.of(asked, metric);
    versions.sort(
        Comparator.comparingDouble(
            (Long version) -> -query.score(all.get((int) (version - 1)), metric)));
    return versions.subList(0, topK);
  }

  @Test
  void find_threshold_leavesOutWhatCannotReachIt() {
    VectorSpace space = Spaces.of(500, 1);
    Embedding asked = Spaces.drawn(random, Spaces.bucket(0));
    Question high =
        new Question(
            QueryVector.of(asked),
            new VectorQuery.Selection(400, 0.9, Filter.everything()),
            new VectorQuery.Method(Metric.COSINE, true, 1));

    assertThat(new SpaceSearch(space, 900, 64).find(high).orElseThrow().versions().size())
        .isBetween(1, 40);
  }

  @Test
  void find_zeroVectors_areNoAnswersByCosine() {
    VectorSpace space = Spaces.empty();
    space.add(Spaces.address(1), Embedding.of("m", new float[Spaces.DIMENSIONS]));
    space.publish();
    Embedding asked = Spaces.drawn(random, Spaces.bucket(0));
    Question dot = Spaces.question(asked, 3, Filter.everything(), Metric.DOT);

    assertThat(found(space, question(3, Filter.everything()))).isEmpty();
    assertThat(found(space, dot)).containsExactly(1L);
  }
}
