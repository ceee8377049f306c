package org.korudelta.deterministic.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;

class RareEventTests {

  @Test
  void happens_seeded_fromTheFirstTimeOn() {
    int hits = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      hits += hits(new RareEvent(Choices.seeded(seed), 100, "times until fault"), 10);
    }

    assertThat(hits).isBetween(1_800, 2_200);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 150})
  void happens_seeded_onceInThatManyTimes(int oneIn) {
    RareEvent event = new RareEvent(Choices.seeded(1), oneIn, "times until fault");
    int times = 100_000;
    int hits = hits(event, times);

    assertThat(hits * oneIn).isBetween(times * 9 / 10, times * 11 / 10);
  }

  @Test
  void happens_seeded_oneChoiceForEach() {
    Choices choices = Choices.seeded(1);
    int hits = hits(new RareEvent(choices, 150, "times until fault"), 15_000);

    assertThat(hits).isGreaterThan(50);
    assertThat(choices.size()).isBetween(hits, hits + 10);
    assertThat(choices.label(0)).isEqualTo("times until fault");
  }

  @Test
  void happens_distanceOfN_isTheNthTime() {
    RareEvent event = new RareEvent(Choices.replay(1, 3), 10, "times until fault");

    assertThat(event.happens()).isTrue();
    assertThat(event.happens()).isFalse();
    assertThat(event.happens()).isFalse();
    assertThat(event.happens()).isTrue();
    assertThat(event.oneIn()).isEqualTo(10);
  }

  @Test
  void happens_zeros_never() {
    Choices choices = Choices.replay();

    assertThat(hits(new RareEvent(choices, 10, "times until fault"), 1_000)).isZero();
    assertThat(choices.size()).as("one for each 40 times").isEqualTo(1_000 / 40);
  }

  @Test
  void happens_zeroFirst_isQuietForFourTimesTheDistance() {
    RareEvent event = new RareEvent(Choices.replay(0, 1), 10, "times until fault");

    assertThat(hits(event, 40)).isZero();
    assertThat(event.happens()).isTrue();
  }

  @Test
  void happens_oneInOne_alwaysAndWithoutAChoice() {
    Choices choices = Choices.replay();

    assertThat(hits(new RareEvent(choices, 1, "times until fault"), 10)).isEqualTo(10);
    assertThat(choices.size()).isZero();
    assertThat(new RareEvent(choices, RareEvent.ONE_IN_MAX, "x").happens()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, RareEvent.ONE_IN_MAX + 1, Integer.MAX_VALUE})
  void rareEvent_noRate_isRefused(int oneIn) {
    assertThatThrownBy(() -> new RareEvent(Choices.none(), oneIn, "fault"))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("no rate: oneIn=" + oneIn + " label=fault");
  }

  private static int hits(RareEvent event, int times) {
    int hits = 0;
    for (int i = 0; i < times; i++) {
      hits += event.happens() ? 1 : 0;
    }
    return hits;
  }
}
