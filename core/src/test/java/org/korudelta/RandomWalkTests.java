package org.korudelta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.korudelta.causal.Version;
import org.korudelta.error.KoruException;
import org.korudelta.vector.Embedding;

class RandomWalkTests {
  private final OpenDatabase open = OpenDatabase.fifo();
  private final Version note = open.put("note", "1");
  private final Version a = embed("a", note, 1, 0);
  private final Version b = embed("b", a, 1, 1);
  private final Version a2 = embed("a", a, 0, 1);

  private Version embed(String key, Version cause, float... components) {
    WriteOptions options = WriteOptions.NONE.causedBy(List.of(cause.id()));
    return open.await(open.db.embed("v", key, Embedding.of("m", components), options));
  }

  private List<WalkedStep> walk(Version from, int steps, long seed, EdgeType... along) {
    RandomWalk walk = RandomWalk.from(new VectorRef.ById(from.id()), steps, seed);
    return open.await(open.db.walk(along.length == 0 ? walk : walk.along(Set.of(along))));
  }

  private static List<String> text(List<WalkedStep> steps) {
    return steps.stream()
        .map(step -> step.edge().map(Enum::name).orElse("-") + " " + step.node().key())
        .toList();
  }

  @Test
  void walk_byOneType_followsThatAndEndsWhereThereIsNone() {
    assertThat(text(walk(a2, 9, 1, EdgeType.DERIVED_FROM)))
        .containsExactly("- a", "DERIVED_FROM a");
    assertThat(text(walk(a, 9, 1, EdgeType.FOLLOWED_BY))).containsExactly("- a", "FOLLOWED_BY a");
    assertThat(text(walk(b, 9, 1, EdgeType.CAUSED_BY)))
        .containsExactly("- b", "CAUSED_BY a", "CAUSED_BY note");
    assertThat(text(walk(note, 1, 1, EdgeType.LED_TO))).containsExactly("- note", "LED_TO a");
    assertThat(text(walk(b, 2, 1, EdgeType.SIMILAR)))
        .containsExactly("- b", "SIMILAR a", "SIMILAR b");
    assertThat(text(walk(note, 3, 1, EdgeType.SIMILAR))).containsExactly("- note");
  }

  @Test
  void walk_sameSeed_isTheSame_andSeedsDiffer() {
    assertThat(walk(a, 50, 7)).isEqualTo(walk(a, 50, 7)).hasSize(51);
    assertThat(walk(a, 50, 8)).isNotEqualTo(walk(a, 50, 7));
  }

  @Test
  void walk_everyType_isTaken() {
    List<WalkedStep> steps = walk(a, 500, 3);

    assertThat(steps).hasSize(501);
    assertThat(steps.stream().flatMap(step -> step.edge().stream()).distinct())
        .containsExactlyInAnyOrder(EdgeType.values());
  }

  @Test
  void walk_asOfATime_knowsNothingLater() {
    RandomWalk walk = RandomWalk.from(new VectorRef.ById(a.id()), 20, 5);
    List<WalkedStep> steps = open.await(open.db.asOf(a.timestamp()).walk(walk));

    assertThat(steps).allMatch(step -> step.node().timestamp().compareTo(a.timestamp()) <= 0);
    assertThat(text(steps)).contains("CAUSED_BY note");
  }

  @Test
  void walk_unknownStartOrLimits_areRefused() {
    VectorRef nobody = new VectorRef.ByKey("v", "nobody");
    assertThatThrownBy(() -> open.await(open.db.walk(RandomWalk.from(nobody, 1, 1))))
        .isInstanceOf(KoruException.NotFound.class)
        .hasMessage("no such key: namespace=v key=nobody");
    assertThatThrownBy(() -> RandomWalk.from(nobody, 0, 1))
        .isInstanceOf(KoruException.BadRequest.class);
    assertThatThrownBy(() -> RandomWalk.from(nobody, 1_001, 1))
        .isInstanceOf(KoruException.Limit.class);
    assertThatThrownBy(() -> RandomWalk.from(nobody, 1, 1).along(Set.of()))
        .isInstanceOf(KoruException.BadRequest.class);
  }
}
