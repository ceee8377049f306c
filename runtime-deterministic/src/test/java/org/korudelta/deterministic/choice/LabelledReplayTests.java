package org.korudelta.deterministic.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledReplayTests {
  private final Recording recording =
      Recording.of(1, 2, 3).labelled(Choices.MAIN, List.of("a", "b", "c"));
  private final LabelledReplay replay = new LabelledReplay(recording);
  private final Choices choices = Choices.of(replay);

  @Test
  void draw_sameProgram_repeatsWithoutDrift() {
    assertThat(choices.draw(9, "a")).isEqualTo(1);
    assertThat(choices.draw(9, "b")).isEqualTo(2);
    assertThat(choices.draw(9, "c")).isEqualTo(3);
    assertThat(choices.draw(9, "d")).as("after the end").isZero();
    assertThat(replay.drift()).isEmpty();
    assertThat(replay.left()).isZero();
  }

  @Test
  void draw_newQuestion_isZeroAndTheRestStaysAligned() {
    assertThat(choices.draw(9, "a")).isEqualTo(1);
    assertThat(choices.draw(9, "new")).isZero();
    assertThat(choices.draw(9, "b")).isEqualTo(2);
    assertThat(replay.drift())
        .containsExactly("new choice: stream=main place=1 asked=new recorded=b");
  }

  @Test
  void draw_questionGone_passesItsChoiceOver() {
    assertThat(choices.draw(9, "b")).isEqualTo(2);
    assertThat(replay.drift())
        .containsExactly("choices passed over: stream=main place=0 count=1 up to=b");
    assertThat(replay.left()).isEqualTo(1);
  }

  @Test
  void draw_fewerToChooseFrom_takesTheLast() {
    choices.draw(9, "a");
    assertThat(choices.draw(2, "b")).isEqualTo(1);
    assertThat(replay.drift())
        .containsExactly("fewer to choose from: stream=main place=1 label=b choice=2 bound=2");
    assertThat(replay.drifts()).isEqualTo(1);
  }

  @Test
  void draw_recordWithoutLabels_isReplayedByPlace() {
    LabelledReplay bare = new LabelledReplay(Recording.of(1, 2));
    Choices placed = Choices.of(bare);

    assertThat(placed.draw(9, "x")).isEqualTo(1);
    assertThat(placed.draw(9, "y")).isEqualTo(2);
    assertThat(bare.drift()).isEmpty();
  }
}
