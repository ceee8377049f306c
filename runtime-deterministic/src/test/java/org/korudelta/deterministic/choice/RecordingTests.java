package org.korudelta.deterministic.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;

class RecordingTests {

  @Test
  void isSimplerThan_shortlex_lengthBeforeValues() {
    assertThat(Recording.of(9).isSimplerThan(Recording.of(0, 1))).isTrue();
    assertThat(Recording.of(1, 2).isSimplerThan(Recording.of(1, 3))).isTrue();
    assertThat(Recording.of(1, 3).isSimplerThan(Recording.of(1, 2))).isFalse();
    assertThat(Recording.of(1).isSimplerThan(Recording.of(1))).isFalse();
    assertThat(Recording.of(1).isSimplerThan(Recording.of(1).with("faults", 1))).isTrue();
  }

  @Test
  void length_zerosAtTheEnd_countForNothing() {
    Recording recording = Recording.of(0, 2, 0, 0).with("faults", 0, 0);

    assertThat(recording.length()).isEqualTo(2);
    assertThat(recording.deviations()).isEqualTo(1);
    assertThat(recording).isEqualTo(Recording.of(0, 2)).hasSameHashCodeAs(Recording.of(0, 2));
    assertThat(recording).isNotEqualTo(Recording.of(2)).hasToString("main=[0, 2]");
  }

  @Test
  void with_negative_isRefusedWithItsPlace() {
    assertThatThrownBy(() -> Recording.of(1, -3))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("negative choice: choice=-3 place=1");
  }

  @Test
  void labelled_placesBeyond_areEmptyBefore() {
    Recording recording = Recording.of(1, 2);

    assertThat(recording.label(Choices.MAIN, 1)).isEmpty();
    assertThat(recording.labelled(Choices.MAIN, List.of("a", "b")).label(Choices.MAIN, 1))
        .isEqualTo("b");
    assertThat(recording.label("none", 0)).isEmpty();
    assertThat(recording.choices("none")).isEmpty();
  }
}
