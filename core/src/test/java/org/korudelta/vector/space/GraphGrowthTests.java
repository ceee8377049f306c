package org.korudelta.vector.space;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.DeterministicRuntime;

class GraphGrowthTests {
  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();

  private VectorSpace grown(DeterministicRuntime on, int tasks) {
    VectorSpace space = Spaces.of(1_100, 2);
    Spaces.grow(on, tasks, space);
    return space;
  }

  @Test
  void grow_linksEveryFullBlock() {
    VectorSpace space = grown(runtime, 1);

    assertThat(space.linked()).isEqualTo(1_024);
    assertThat(space.isBehind()).isFalse();
  }

  @Test
  void grow_byAnyNumberOfTasksInAnyOrder_isTheSame() {
    String digest = Spaces.digest(grown(runtime, 1));

    for (int seed = 1; seed <= 5; seed++) {
      DeterministicRuntime drawn = DeterministicRuntime.seeded(seed);
      assertThat(Spaces.digest(grown(drawn, seed))).isEqualTo(digest);
    }
  }

  @Test
  void grow_allEras_oldestFirst() {
    VectorSpace space = Eras.renewed();
    Spaces.grow(runtime, 2, space);

    assertThat(space.at(0).graph().count()).isEqualTo(12_000 / 256 * 256);
    assertThat(space.linked()).isEqualTo(3_908 / 256 * 256);
  }

  @Test
  void grow_ended_leavesTheGraphAsItWas() {
    for (int pieces = 0; pieces < 60; pieces++) {
      VectorSpace space = Spaces.of(600, 2);
      int[] left = {pieces};
      Spaces.grow(runtime, new GraphGrowth(runtime, 1, () -> left[0]-- <= 0), space);
      assertThat(space.linked()).isIn(0L, 256L, 512L);
    }
    VectorSpace untouched = Spaces.of(600, 2);
    Spaces.grow(runtime, new GraphGrowth(runtime, 1, () -> true), untouched);
    assertThat(untouched.linked()).isZero();
  }
}
