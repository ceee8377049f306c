package org.korudelta.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;

class WalkTests {
  private static final Embedding EAST = vector(4, 0);
  private static final Embedding NORTH = vector(0, 0.25f);

  @Test
  void from_anyLength_standsAtUnitLength() {
    assertThat(Walk.from(vector(3, 4)).destination().components()).containsExactly(0.6, 0.8);
  }

  @Test
  void add_target_countsAtUnitLengthTimesWeight() {
    assertThat(Walk.from(EAST).add(NORTH, 2).destination().components()).containsExactly(1, 2);
  }

  @Test
  void subtract_target_countsAtUnitLengthTimesWeight() {
    assertThat(Walk.from(EAST).subtract(NORTH, 3).destination().components())
        .containsExactly(1, -3);
  }

  @Test
  void toward_target_goesTheWeightedPartOfTheWay() {
    assertThat(Walk.from(EAST).toward(NORTH, 0.25).destination().components())
        .containsExactly(0.75, 0.25);
  }

  @Test
  void steps_differentOrder_areTakenInOrder() {
    assertThat(Walk.from(EAST).add(EAST, 1).toward(NORTH, 0.5).destination().components())
        .containsExactly(1, 0.5);
    assertThat(Walk.from(EAST).toward(NORTH, 0.5).add(EAST, 1).destination().components())
        .containsExactly(1.5, 0.5);
  }

  @Test
  void step_taken_leavesTheWalkBeforeItAlone() {
    Walk start = Walk.from(EAST);

    start.add(NORTH, 1);

    assertThat(start.destination().components()).containsExactly(1, 0);
  }

  @Test
  void destination_stepsThatCancelOut_refuses() {
    Walk nowhere = Walk.from(EAST).subtract(EAST, 1);

    assertThatThrownBy(nowhere::destination)
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("zero vector has no direction: model=m dimensions=2");
  }

  @Test
  void destination_stepsThatGrowWithoutBound_refuses() {
    Walk walk = Walk.from(EAST);
    for (int i = 0; i < 40; i++) {
      walk = walk.toward(NORTH, -Walk.WEIGHT_MAX);
    }

    assertThatThrownBy(walk::destination)
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("vector out of range: model=m squares=Infinity");
  }

  @Test
  void from_zeroVector_refuses() {
    assertThatThrownBy(() -> Walk.from(vector(0, 0)))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("zero vector has no direction: model=m dimensions=2");
  }

  @Test
  void destination_tooFarForACosine_refuses() {
    Walk walk = Walk.from(EAST);
    for (int step = 0; step < 20; step++) {
      walk = walk.toward(NORTH, Walk.WEIGHT_MAX);
    }

    assertThatThrownBy(walk::destination)
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageMatching("vector out of range: model=m squares=1\\.9.*e\\+240");
  }

  @Test
  void step_zeroVector_refuses() {
    assertThatThrownBy(() -> Walk.from(EAST).toward(vector(0, 0), 0.5))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("zero vector has no direction: model=m dimensions=2");
  }

  @Test
  void step_otherDimensions_namesBoth() {
    assertThatThrownBy(() -> Walk.from(EAST).add(vector(1, 2, 3), 1))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("dimensions differ: start=2 target=3 model=m");
  }

  @Test
  void step_otherModel_namesBoth() {
    assertThatThrownBy(() -> Walk.from(EAST).subtract(Embedding.of("n", new float[] {1, 2}), 1))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("models differ: start=m target=n");
  }

  @Test
  void step_weightAtItsLimit_acceptsAndBeyondRefuses() {
    assertThat(Walk.from(EAST).add(NORTH, -1e6).destination().components())
        .containsExactly(1, -1e6);
    assertThatThrownBy(() -> Walk.from(EAST).add(NORTH, 1_000_001))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("step weight out of range: weight=1000001 max=1000000");
    assertThatThrownBy(() -> Walk.from(EAST).add(NORTH, Double.NaN))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("step weight out of range: weight=NaN max=1000000");
  }

  private static Embedding vector(float... components) {
    return Embedding.of("m", components);
  }
}
