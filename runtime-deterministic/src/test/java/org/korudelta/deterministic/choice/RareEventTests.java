package org.korudelta.deterministic.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;

class RareEventTests {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 150})
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
    assertThat(choices.size()).as("one for each 17 times").isEqualTo(1_000 / 17 + 1);
  }

  @Test
  void happens_zeroFirst_isQuietForTwiceTheDistance() {
    RareEvent event = new RareEvent(Choices.replay(0, 1), 10, "times until fault");

    assertThat(hits(event, 17)).isZero();
    assertThat(event.happens()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MAX_VALUE})
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
