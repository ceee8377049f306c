package org.korudelta.vector.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.vector.graph.Rows;

class SpacePairsTests {
  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();

  private record Pair(double score, String name) {}

  /** All pairs of what is current at a time, nearest first, by levels. */
  private static List<String> nearest(VectorSpace space, long nanos, int count) {
    EraView era = space.at(nanos);
    Rows rows = era.rows();
    Nodes.Moment moment = era.nodes().at(nanos);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < moment.started(); i++) {
      for (int j = i + 1; j < moment.started(); j++) {
        if (moment.has(i) && moment.has(j)) {
          double score = (double) rows.dot(rows.target(i), j) * rows.factor(j);
          String name = era.nodes().nanos(i) + "-" + era.nodes().nanos(j);
          pairs.add(new Pair(score * rows.target(i).factor(), name));
        }
      }
    }
    pairs.sort((one, other) -> Double.compare(other.score(), one.score()));
    return pairs.stream().limit(count).map(Pair::name).toList();
  }

  private static List<String> found(SpacePairs pairs) {
    boolean more = true;
    while (more) {
      more = pairs.lookFurther();
    }
    return pairs.nearest().stream()
        .map(pair -> pair.one().nanos() + "-" + pair.other().nanos())
        .toList();
  }

  @Test
  void look_fewVectors_areTheNearestOfAll() {
    VectorSpace space = Spaces.of(120, 2);
    SpacePairs pairs = new SpacePairs(space, 200, 30);

    assertThat(found(pairs)).isEqualTo(nearest(space, 200, 30));
    assertThat(pairs.mayHaveMore(-1)).isTrue();
  }

  /** Whoever wants pairs that are nearer than any is not shown more. */
  @Test
  void mayHaveMore_belowTheThreshold_isFalse() {
    SpacePairs pairs = new SpacePairs(Spaces.of(120, 2), 200, 500);
    assertThat(found(pairs)).hasSize(500);

    assertThat(pairs.mayHaveMore(0.5)).isTrue();
    assertThat(pairs.mayHaveMore(0.99)).isFalse();
  }

  @Test
  void look_inThePast_areOfWhatWasCurrent() {
    VectorSpace space = Spaces.of(60, 2);
    for (int i = 1; i < 30; i++) {
      space.end(Spaces.address(i), 100);
    }
    space.publish();

    assertThat(found(new SpacePairs(space, 40, 9))).isEqualTo(nearest(space, 40, 9));
    assertThat(found(new SpacePairs(space, 100, 9))).isEqualTo(nearest(space, 100, 9));
  }

  @Test
  void look_fewerThanAskedFor_isNotLimited() {
    SpacePairs pairs = new SpacePairs(Spaces.of(4, 2), 9, 6);

    assertThat(found(pairs)).hasSize(6);
    assertThat(pairs.mayHaveMore(-1)).isFalse();
    SpacePairs none = new SpacePairs(Spaces.of(1, 2), 9, 6);
    assertThat(found(none)).isEmpty();
  }

  /** A look is bounded, and goes on where it was. */
  @Test
  void lookFurther_manyPairs_takesManyLooks() {
    SpacePairs pairs = new SpacePairs(Spaces.of(400, 2), 500, 5);
    int looks = 1;
    while (pairs.lookFurther()) {
      looks++;
    }

    assertThat(looks).isBetween(400 * 399 / 2 / 5_000, 400 * 399 / 2 / 4_096 + 1);
  }

  /** With the unlinked ones, and where those between have ended. */
  @Test
  void look_manyVectors_areNearlyTheNearestOfAll() {
    VectorSpace space = Spaces.of(3_000, 2);
    for (int i = 1; i < 500; i++) {
      space.end(Spaces.address(3 * i), 4_000);
    }
    space.publish();
    Spaces.grow(runtime, 1, space);
    assertThat(space.linked()).isEqualTo(2_816);
    SpacePairs pairs = new SpacePairs(space, 5_000, 100);
    List<String> found = found(pairs);
    Set<String> truth = new HashSet<>(nearest(space, 5_000, 100));
    truth.retainAll(found);

    assertThat(found).hasSize(100).doesNotHaveDuplicates();
    assertThat(truth).hasSizeGreaterThan(85);
    assertThat(pairs.mayHaveMore(-1)).isTrue();
    assertThat(found)
        .anyMatch(name -> Integer.parseInt(name.substring(name.indexOf('-') + 1)) > 2_816);
  }
}
