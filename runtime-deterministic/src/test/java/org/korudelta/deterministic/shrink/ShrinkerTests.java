package org.korudelta.deterministic.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.choice.RareEvent;
import org.korudelta.deterministic.choice.Recording;

class ShrinkerTests {

  /** A program that draws a list of numbers and fails if {@code bad} says so. */
  private static Trial list(Predicate<int[]> bad) {
    return candidate -> {
      Choices choices = Choices.replay(candidate);
      int[] drawn = draw(choices);
      return bad.test(drawn) ? choices.recorded() : null;
    };
  }

  private static int[] draw(Choices choices) {
    java.util.stream.IntStream.Builder drawn = java.util.stream.IntStream.builder();
    choices.begin();
    while (choices.more(20, "one more?")) {
      drawn.add(choices.draw(1_000, "number"));
      choices.end();
      choices.begin();
    }
    choices.end();
    return drawn.build().toArray();
  }

  private static Recording failing(Trial trial) {
    for (long seed = 1; seed < 10_000; seed++) {
      Choices choices = Choices.seeded(seed);
      draw(choices);
      if (trial.failing(choices.recorded()) != null) {
        return choices.recorded();
      }
    }
    throw new AssertionError("no seed fails");
  }

  @Test
  void shrink_oneLargeNumber_isTheLeastThatFailsAlone() {
    Trial trial = list(numbers -> Arrays.stream(numbers).anyMatch(n -> n > 500));

    Recording least = new Shrinker(trial, () -> true).shrink(failing(trial));

    assertThat(least.choices(Choices.MAIN)).startsWith(1, 501);
    assertThat(least.length()).isEqualTo(2);
  }

  @Test
  void shrink_sumOfThree_isShortAndSorted() {
    Trial trial = list(numbers -> numbers.length >= 3 && Arrays.stream(numbers).sum() >= 10);

    Recording least = new Shrinker(trial, () -> true).shrink(failing(trial));

    assertThat(least.length()).isEqualTo(5);
    assertThat(least.choices(Choices.MAIN)).startsWith(1, 0, 1, 10, 1);
  }

  @Test
  void shrink_neighboursOutOfOrder_areExchangedWherePossible() {
    Trial trial =
        list(
            numbers ->
                numbers.length == 2 && numbers[0] != numbers[1] && numbers[0] * numbers[1] == 6);

    Recording least = new Shrinker(trial, () -> true).shrink(Recording.of(1, 3, 1, 2));

    assertThat(least.choices(Choices.MAIN)).startsWith(1, 2, 1, 3);
  }

  @Test
  void shrink_greatNumber_isLoweredToTheLeast() {
    Trial trial =
        candidate -> {
          Choices choices = Choices.replay(candidate);
          int number = choices.draw(Integer.MAX_VALUE, "number");
          return number > 1_500_000_000 ? choices.recorded() : null;
        };

    Recording least = new Shrinker(trial, () -> true).shrink(Recording.of(2_100_000_000));

    assertThat(least).isEqualTo(Recording.of(1_500_000_001));
  }

  @Test
  void shrink_faultThatComesLate_comesSoonerAndTheRestGoes() {
    Trial trial =
        candidate -> {
          Choices choices = Choices.replay(candidate);
          RareEvent fault = new RareEvent(choices.stream("fault"), 150, "times until fault");
          boolean struck = false;
          while (!struck && choices.more(100, "one more?")) {
            choices.draw(10, "number");
            struck = fault.happens();
          }
          return struck ? choices.recorded() : null;
        };
    int[] many = new int[240];
    Arrays.fill(many, 1);
    Recording late = Recording.of(many).with("fault", 97);

    Recording least = new Shrinker(trial, () -> true).shrink(late);

    assertThat(least).isEqualTo(Recording.of(1).with("fault", 1));
  }

  @Test
  void shrink_streamThatDoesNotMatter_isLeftOut() {
    Trial trial =
        candidate -> {
          Choices choices = Choices.replay(candidate);
          choices.stream("noise").draw(100, "noise");
          return choices.draw(100, "cause") > 3 ? choices.recorded() : null;
        };

    Recording least = new Shrinker(trial, () -> true).shrink(Recording.of(77).with("noise", 50));

    assertThat(least).isEqualTo(Recording.of(4));
  }

  @Test
  void shrink_mayNotGoOn_givesWhatItWasGiven() {
    Trial trial = list(numbers -> true);
    Recording given = failing(trial);
    Shrinker shrinker = new Shrinker(trial, () -> false);

    assertThat(shrinker.shrink(given)).isEqualTo(given);
    assertThat(shrinker.tries()).isZero();
  }

  @Test
  void shrink_progress_isToldAndOnlyGetsSimpler() {
    Trial trial = list(numbers -> numbers.length > 2);
    Recording given = failing(trial);
    Recording[] last = {given};
    int[] told = {1};
    Shrinker shrinker =
        new Shrinker(trial, () -> true)
            .listener(
                (tries, best) -> {
                  assertThat(tries).isEqualTo(++told[0]);
                  assertThat(last[0].isSimplerThan(best)).isFalse();
                  last[0] = best;
                });

    assertThat(shrinker.shrink(given)).isEqualTo(last[0]);
    assertThat(shrinker.tries()).isEqualTo(told[0]).isPositive();
  }
}
