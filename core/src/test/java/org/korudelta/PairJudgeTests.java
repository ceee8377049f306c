package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.log.Address;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.space.SpacePairs;

/** What is asked in several rounds, as when more pairs have to be looked at. */
class PairJudgeTests {
  private final OpenDatabase open = OpenDatabase.fifo();
  private final Address a = embed("a", 1, 0);
  private final Address b = embed("b", 1, 0.1f);
  private final Address c = embed("c", 1, 0.5f);
  private final List<SpacePairs.Versions> pairs =
      List.of(new SpacePairs.Versions(a, b), new SpacePairs.Versions(b, c));

  private Address embed(String key, float... components) {
    Version version = open.await(open.db.embed("v", key, Embedding.of("m", components)));
    return new Address(version.timestamp().epochNanos(), 0);
  }

  private PairJudge judge() {
    Database db = (Database) open.db;
    List<PairJudge> judges = new ArrayList<>();
    open.await(
        db.answer(
            point -> {
              VectorReads reads = new VectorReads(point, "v", db.vectors());
              judges.add(new PairJudge(point, reads, PairQuery.of(3)));
              return open.runtime.completed(true);
            }));
    return judges.get(0);
  }

  private List<String> keys(Promise<List<SimilarPair>> pairs) {
    return open.await(pairs).stream()
        .map(pair -> pair.one().key() + "-" + pair.other().key())
        .toList();
  }

  @Test
  void best_askedAgain_isTheSame() {
    PairJudge judge = judge();

    assertThat(keys(judge.best(pairs.subList(1, 2)))).containsExactly("b-c");
    assertThat(keys(judge.best(pairs))).containsExactly("a-b", "b-c");
  }

  @Test
  void best_erasedSinceTheRoundBefore_isNoAnswer() {
    PairJudge judge = judge();
    assertThat(keys(judge.best(pairs))).containsExactly("a-b", "b-c");
    open.await(open.db.erase("v", "a", "wanted"));

    assertThat(keys(judge.best(pairs))).containsExactly("b-c");
  }
}
