package org.korudelta.deterministic.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.choice.Recording;

class ShrinkingTests {

  /** Fails when a number is above 500, or the noise of another stream above 7. */
  private static @Nullable Recording failing(Recording candidate) {
    Choices choices = Choices.replay(candidate);
    boolean bad = false;
    choices.begin();
    while (choices.more(20, "one more?")) {
      bad |= choices.draw(1_000, "number") > 500;
      choices.end();
      choices.begin();
    }
    choices.end();
    bad |= choices.stream("noise").draw(10, "noise") > 7;
    return bad ? choices.recorded() : null;
  }

  private static final Recording FAILING = Recording.of(1, 17, 1, 900, 1, 3).with("noise", 5);

  @Test
  void next_first_isWhatWasGiven() {
    Shrinking shrinking = new Shrinking(FAILING);

    assertThat(shrinking.next()).isEqualTo(FAILING);
    assertThat(shrinking.tries()).isEqualTo(1);
    assertThat(shrinking.best()).isEqualTo(FAILING);
  }

  @Test
  void judge_firstPasses_nothingIsLeftToTry() {
    Shrinking shrinking = new Shrinking(FAILING);
    shrinking.next();
    shrinking.judge(null);

    assertThat(shrinking.next()).isNull();
    assertThat(shrinking.best()).isEqualTo(FAILING);
    assertThat(shrinking.tries()).isEqualTo(1);
  }

  @Test
  void next_judgedOneByOne_triesWhatAShrinkerTries() {
    List<String> tried = new ArrayList<>();
    Shrinker shrinker =
        new Shrinker(
            candidate -> {
              tried.add(candidate.toString());
              return failing(candidate);
            },
            () -> true);
    Recording least = shrinker.shrink(FAILING);

    List<String> asked = new ArrayList<>();
    Shrinking shrinking = new Shrinking(FAILING);
    for (Recording next = shrinking.next(); next != null; next = shrinking.next()) {
      asked.add(next.toString());
      shrinking.judge(failing(next));
    }

    assertThat(asked).isEqualTo(tried).hasSizeGreaterThan(10);
    assertThat(shrinking.best()).isEqualTo(least).isEqualTo(Recording.of(1, 501));
    assertThat(shrinking.tries()).isEqualTo(shrinker.tries());
    assertThat(shrinking.next()).isNull();
  }

  @Test
  void next_candidates_areSimplerThanTheBestAndNeverTheSame() {
    List<Recording> asked = new ArrayList<>();
    Shrinking shrinking = new Shrinking(FAILING);
    shrinking.next();
    shrinking.judge(failing(FAILING));
    for (Recording next = shrinking.next(); next != null; next = shrinking.next()) {
      assertThat(next.isSimplerThan(shrinking.best())).isTrue();
      assertThat(asked).doesNotContain(next);
      asked.add(next);
      shrinking.judge(failing(next));
    }
  }
}
