package org.korudelta.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.query.Filter;

class ExactScanTests {
  private static final Comparator<String> TIES = Comparator.naturalOrder();
  private static final VectorQuery EAST = VectorQuery.of(vector(1, 0));

  @Test
  void results_candidatesInAnyOrder_areBestFirst() {
    ExactScan<String> scan = ExactScan.of(EAST, TIES);

    scan.offer(vector(0, 1), "north");
    scan.offer(vector(2, 0), "east");
    scan.offer(vector(-1, 0), "west");
    scan.offer(vector(3, 4), "between");

    assertThat(scan.results())
        .containsExactly(
            new Scored<>(1, "east"),
            new Scored<>(0.6, "between"),
            new Scored<>(0, "north"),
            new Scored<>(-1, "west"));
  }

  @Test
  void results_moreCandidatesThanAskedFor_areTheBest() {
    ExactScan<String> scan = ExactScan.of(EAST.topK(2), TIES);

    scan.offer(vector(0, 1), "north");
    scan.offer(vector(3, 4), "between");
    scan.offer(vector(-1, 0), "west");
    scan.offer(vector(2, 0), "east");

    assertThat(payloads(scan)).containsExactly("east", "between");
  }

  @Test
  void results_equalScores_areOrderedByTies() {
    ExactScan<String> scan = ExactScan.of(EAST.topK(2), TIES);

    scan.offer(vector(3, 0), "c");
    scan.offer(vector(1, 0), "b");
    scan.offer(vector(2, 0), "a");

    assertThat(payloads(scan)).containsExactly("a", "b");
  }

  @Test
  void results_threshold_isInclusive() {
    ExactScan<String> scan = ExactScan.of(EAST.threshold(0.6), TIES);

    scan.offer(vector(3, 4), "at");
    scan.offer(vector(3, 4.01f), "below");

    assertThat(payloads(scan)).containsExactly("at");
  }

  @Test
  void results_nothingOffered_areEmpty() {
    assertThat(ExactScan.of(EAST, TIES).results()).isEmpty();
  }

  @Test
  void results_askedTwice_goOn() {
    ExactScan<String> scan = ExactScan.of(EAST, TIES);
    scan.offer(vector(0, 1), "north");
    scan.results().clear();

    scan.offer(vector(1, 0), "east");

    assertThat(payloads(scan)).containsExactly("east", "north");
  }

  @Test
  void offer_otherModel_isNoAnswer() {
    ExactScan<String> scan = ExactScan.of(EAST, TIES);

    scan.offer(Embedding.of("other", new float[] {1, 0, 0}), "x");

    assertThat(scan.results()).isEmpty();
  }

  @Test
  void offer_zeroVector_isNoAnswer() {
    ExactScan<String> scan = ExactScan.of(EAST, TIES);

    scan.offer(vector(0, 0), "x");

    assertThat(scan.results()).isEmpty();
  }

  @Test
  void results_byOtherMetrics_areOrderedByThem() {
    ExactScan<String> dot = ExactScan.of(EAST.metric(Metric.DOT), TIES);
    ExactScan<String> distance = ExactScan.of(EAST.metric(Metric.EUCLIDEAN), TIES);

    for (ExactScan<String> scan : List.of(dot, distance)) {
      scan.offer(vector(0, 0), "zero");
      scan.offer(vector(7, 0), "far");
      scan.offer(vector(1, 2), "near");
    }

    assertThat(dot.results())
        .containsExactly(new Scored<>(7, "far"), new Scored<>(1, "near"), new Scored<>(0, "zero"));
    assertThat(distance.results())
        .containsExactly(
            new Scored<>(-1, "zero"), new Scored<>(-2, "near"), new Scored<>(-6, "far"));
  }

  @Test
  void offer_metadataThatTheFilterRefuses_isNoAnswer() {
    ExactScan<String> scan = ExactScan.of(EAST.where(Filter.parse("lang=en")), TIES);
    JsonObject english = Json.object().put("lang", "en").build();

    scan.offer(Embedding.of("m", new float[] {1, 1}, english), "english");
    scan.offer(vector(1, 0), "none");

    assertThat(payloads(scan)).containsExactly("english");
  }

  @Test
  void offer_otherDimensions_namesBoth() {
    ExactScan<String> scan = ExactScan.of(EAST, TIES);

    assertThatThrownBy(() -> scan.offer(vector(1, 0, 0), "x"))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("dimensions differ: query=2 stored=3 model=m");
  }

  @Test
  void of_limits_areThoseOfAQuery() {
    assertThatThrownBy(() -> ExactScan.of(VectorQuery.of(vector(0)), TIES))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("zero vector has no direction: model=m dimensions=1");
  }

  @Test
  void results_anyOrderOfCandidates_areThoseOfAFullSort() {
    Random random = new Random(42);
    for (int run = 0; run < 300; run++) {
      List<Scored<Integer>> all = new ArrayList<>();
      List<Embedding> candidates = drawn(random);
      VectorQuery query = VectorQuery.of(vector(1, 2)).topK(1 + random.nextInt(20));
      ExactScan<Integer> scan = ExactScan.of(query, Comparator.naturalOrder());
      for (int index : shuffled(candidates.size(), random)) {
        scan.offer(candidates.get(index), index);
        double score =
            QueryVector.of(query.embedding()).score(candidates.get(index), Metric.COSINE);
        all.add(new Scored<>(score, index));
      }
      all.sort(
          Comparator.<Scored<Integer>>comparingDouble(Scored::score)
              .reversed()
              .thenComparing(Scored::payload));
      assertThat(scan.results())
          .isEqualTo(all.subList(0, Math.min(query.selection().topK(), all.size())));
    }
  }

  /** Small whole components: many scores are equal. */
  private static List<Embedding> drawn(Random random) {
    List<Embedding> candidates = new ArrayList<>();
    int count = random.nextInt(60);
    while (candidates.size() < count) {
      float x = random.nextInt(5) - 2;
      float y = random.nextInt(5) - 2;
      if (x != 0 || y != 0) {
        candidates.add(vector(x, y));
      }
    }
    return candidates;
  }

  private static List<Integer> shuffled(int count, Random random) {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      indexes.add(i);
    }
    Collections.shuffle(indexes, random);
    return indexes;
  }

  private static List<String> payloads(ExactScan<String> scan) {
    return scan.results().stream().map(Scored::payload).toList();
  }

  private static Embedding vector(float... components) {
    return Embedding.of("m", components);
  }
}
