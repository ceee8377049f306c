package org.korudelta.deterministic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;

class ChoicesTests {

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void draw_boundBelowOne_badRequestNamesWhatIsDecided(int bound) {
    assertThatThrownBy(() -> Choices.seeded(1).draw(bound, "next task"))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("bound below 1: bound=" + bound + " label=next task");
  }

  @Test
  void draw_seeded_keepsValuesAndLabelsThatReplayRepeats() {
    Choices first = Choices.seeded(7);
    for (int i = 0; i < 1_000; i++) {
      assertThat(first.draw(3, "choice " + i)).isBetween(0, 2);
    }
    Choices again = Choices.replay(first.recorded());
    for (int i = 0; i < 1_000; i++) {
      assertThat(again.draw(3, "again " + i)).isEqualTo(first.recorded()[i]);
    }

    assertThat(first.size()).isEqualTo(1_000);
    assertThat(first.recorded()).hasSize(1_000).contains(0, 1, 2);
    assertThat(first.label(0)).isEqualTo("choice 0");
    assertThat(first.label(999)).isEqualTo("choice 999");
    assertThat(again.recorded()).isEqualTo(first.recorded());
  }

  @Test
  void draw_replayed_isCutToTheBoundAndZeroAtTheEnd() {
    Choices choices = Choices.replay(9, 1);

    assertThat(choices.draw(3, "too great")).isEqualTo(2);
    assertThat(choices.draw(3, "fits")).isEqualTo(1);
    assertThat(choices.draw(3, "after the end")).isZero();
    assertThat(choices.recorded()).containsExactly(2, 1, 0);
  }

  @Test
  void draw_oneWay_isZeroWhateverWasRecorded() {
    Choices choices = Choices.replay(1, 1);

    assertThat(choices.draw(1, "no choice")).isZero();
    assertThat(choices.draw(2, "a choice")).isEqualTo(1);
  }

  @Test
  void draw_none_isZeroCountedAndNotKept() {
    Choices choices = Choices.none();

    assertThat(choices.draw(5, "any")).isZero();
    assertThat(choices.draw(5, "any")).isZero();
    assertThat(choices.size()).isEqualTo(2);
    assertThat(choices.recorded()).isEmpty();
  }

  @Test
  void label_runsOfLabels_isTheOneOfEachPlace() {
    Choices choices = Choices.replay();
    String[] drawn = {"a", "a", "b", "a", "a", "a", "c", "c"};
    for (String label : drawn) {
      choices.draw(2, label);
    }

    for (int place = 0; place < drawn.length; place++) {
      assertThat(choices.label(place)).isEqualTo(drawn[place]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, Integer.MAX_VALUE})
  void label_noSuchPlace_isRejected(int place) {
    Choices choices = Choices.seeded(1);
    choices.draw(2, "only");

    assertThatThrownBy(() -> choices.label(place))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("no such choice: place=" + place + " size=1");
  }
}
