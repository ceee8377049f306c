package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.vector.Embedding;

/** Pairs that are near each other though neither led to the other. */
class SimilarPairsTests {
  private final OpenDatabase open = OpenDatabase.fifo();

  private Version embed(String key, WriteOptions options, float... components) {
    return open.await(open.db.embed("v", key, Embedding.of("m", components), options));
  }

  private List<String> pairs(Reads reads, PairQuery query) {
    return open.await(reads.similarUnconnected("v", query)).stream()
        .map(pair -> pair.one().key() + "-" + pair.other().key())
        .toList();
  }

  @Test
  void pairs_nearestFirst_withoutThoseOfWhichOneLedToTheOther() {
    Version a = embed("a", WriteOptions.NONE, 1, 0);
    Version note = open.put("note", "1");
    embed("b", WriteOptions.NONE.causedBy(List.of(a.id())), 1, 0.01f);
    embed("c", WriteOptions.NONE.causedBy(List.of(note.id())), 1, 0.1f);
    embed("far", WriteOptions.NONE, -1, 0);

    assertThat(pairs(open.db, PairQuery.of(2))).containsExactly("b-c", "a-c");
    assertThat(pairs(open.db, PairQuery.of(9).withThreshold(0))).containsExactly("b-c", "a-c");
    assertThat(pairs(open.db, PairQuery.of(9))).hasSize(5).doesNotContain("a-b");
  }

  @Test
  void pairs_byWayOfOthers_areTiedToo() {
    Version a = embed("a", WriteOptions.NONE, 1, 0);
    Version between =
        open.await(
            open.db.put("ns", "x", Json.parse("1"), WriteOptions.NONE.causedBy(List.of(a.id()))));
    embed("b", WriteOptions.NONE.causedBy(List.of(between.id())), 1, 0);

    assertThat(pairs(open.db, PairQuery.of(3))).isEmpty();
  }

  @Test
  void pairs_asOfATime_areOfWhatWasCurrent() {
    embed("a", WriteOptions.NONE, 1, 0);
    Version b = embed("b", WriteOptions.NONE, 1, 0);
    embed("b", WriteOptions.NONE, 0, 1);
    embed("c", WriteOptions.NONE, 1, 0);

    assertThat(pairs(open.db.asOf(b.timestamp()), PairQuery.of(3))).containsExactly("a-b");
    assertThat(pairs(open.db, PairQuery.of(1))).containsExactly("a-c");
  }

  @Test
  void pairs_model_isTheOnlyOneOrNamed() {
    embed("a", WriteOptions.NONE, 1, 0);
    assertThat(pairs(open.db, PairQuery.of(1).withModel("m"))).isEmpty();
    assertThatThrownBy(() -> pairs(open.db, PairQuery.of(1).withModel("x")))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("models differ: namespace=v query=x stored=[m]");
    open.await(open.db.embed("v", "z", Embedding.of("n", new float[] {1})));
    assertThatThrownBy(() -> pairs(open.db, PairQuery.of(1)))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("models differ: namespace=v query= stored=[m, n]");
    assertThat(open.await(open.db.similarUnconnected("nothing", 3))).isEmpty();
  }

  @Test
  void query_limits_areRefused() {
    assertThatThrownBy(() -> PairQuery.of(0)).isInstanceOf(KoruException.BadRequest.class);
    assertThatThrownBy(() -> PairQuery.of(10_001)).isInstanceOf(KoruException.Limit.class);
    assertThatThrownBy(() -> PairQuery.of(1).withThreshold(1.1))
        .isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void pairs_ofEqualScores_olderFirst() {
    for (String key : List.of("a", "b", "c")) {
      embed(key, WriteOptions.NONE, 1, 0);
    }

    assertThat(pairs(open.db, PairQuery.of(9))).containsExactly("a-b", "a-c", "b-c");
  }

  /** So many are tied that more pairs have to be looked for. */
  @Test
  void pairs_nearestAllTied_areLookedForFurther() {
    Version before = embed("0", WriteOptions.NONE, 1, 0);
    for (int i = 1; i < 40; i++) {
      before = embed("" + i, WriteOptions.NONE.causedBy(List.of(before.id())), 1, i / 1000f);
    }
    embed("alone", WriteOptions.NONE, 0, 1);

    assertThat(pairs(open.db, PairQuery.of(1))).containsExactly("39-alone");
  }

  /** All have the same 8 bits, so that by these only their lengths tell them apart. */
  @Test
  void pairs_nearestIsNotNearestByItsBits_isFound() {
    for (int i = 0; i < 20; i++) {
      embed("k" + i, WriteOptions.NONE, 1, 0.5f + i * 1e-4f);
    }
    embed("twin", WriteOptions.NONE, 1, 0.5f + 19 * 1e-4f);

    assertThat(pairs(open.db, PairQuery.of(1))).containsExactly("k19-twin");
  }

  @Test
  void pairs_tooManyTied_isALimit() {
    Version before = embed("0", WriteOptions.NONE, 1, 0);
    for (int i = 1; i < 200; i++) {
      before = embed("" + i, WriteOptions.NONE.causedBy(List.of(before.id())), 1, i / 1e4f);
    }

    assertThatThrownBy(() -> pairs(open.db, PairQuery.of(1)))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage("too many near pairs are tied: tied=16385 found=0 wanted=1");
  }

  /** As many are equal as are never judged: those that were are answers. */
  @Test
  void pairs_manyEqual_areFound() {
    for (int i = 0; i < 400; i++) {
      embed("k" + i, WriteOptions.NONE, 1, 0);
    }

    assertThat(pairs(open.db, PairQuery.of(3))).containsExactly("k0-k1", "k0-k2", "k0-k3");
  }

  /** Above 2,048 vectors those that the graph links are looked at. */
  @Test
  void pairs_ofManyVectors_areNearlyTheNearestOfAll() {
    Random random = new Random(3);
    List<Write> writes = new ArrayList<>();
    List<Embedding> all = new ArrayList<>();
    for (int i = 0; i < 2_600; i++) {
      float[] components = new float[6];
      for (int j = 0; j < 6; j++) {
        components[j] = (float) random.nextGaussian();
      }
      all.add(Embedding.of("m", components));
      writes.add(Write.embed("v", "" + i, all.get(i)));
    }
    open.await(open.db.putBatch(writes));
    open.await(open.db.vectorIndex());
    List<String> found = pairs(open.db, PairQuery.of(20));

    assertThat(nearest(all, 20)).containsAll(found.subList(0, 15));
  }

  private static List<String> nearest(List<Embedding> all, int count) {
    record Pair(double score, String name) {}
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        double score = cosine(all.get(i).components(), all.get(j).components());
        if (score > 0.98) {
          pairs.add(new Pair(score, i + "-" + j));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::score).reversed());
    return pairs.stream().limit(count).map(Pair::name).toList();
  }

  private static double cosine(float[] one, float[] other) {
    double dot = 0;
    double ones = 0;
    double others = 0;
    for (int i = 0; i < one.length; i++) {
      dot += (double) one[i] * other[i];
      ones += (double) one[i] * one[i];
      others += (double) other[i] * other[i];
    }
    return dot / Math.sqrt(ones * others);
  }
}
