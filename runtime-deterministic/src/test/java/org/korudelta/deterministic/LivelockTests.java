package org.korudelta.deterministic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;

class LivelockTests {
  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();

  @Test
  void await_tasksThatYieldForEver_namesThemAndWhatTheOthersWaitFor() {
    runtime.stepsMax(5_000);
    runtime.spawn("once", () -> runtime.yield());
    runtime.spawn("spinner", () -> spin(1));
    runtime.spawn("twin", () -> spin(1));
    runtime.spawn("reader", () -> runtime.channel(3).receive());

    assertThatThrownBy(() -> runtime.await(runtime.promise().promise()))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage(
            "run does not end: steps=5000 max=5000; virtual time is 0 s and stood still during the"
                + " last 1000 callbacks: spinner ran 500, twin ran 500;"
                + " reader waits for receive on an empty channel of capacity 3");
  }

  @Test
  void runUntil_sleepersGoRound_saysThatTimeMovesAndNamesThem() {
    runtime.stepsMax(10_000);
    runtime.spawn("ticker", this::tick);
    runtime.spawn("stuck", () -> runtime.promise().promise());

    assertThatThrownBy(() -> runtime.runUntil(() -> false))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessageStartingWith("run does not end: steps=10000 max=10000; virtual time is ")
        .hasMessageContaining(", timers go round: it was ")
        .hasMessageEndingWith(" callbacks ago: ticker ran 500; stuck waits for a promise");
  }

  @Test
  void runUntil_watchedForLong_forgetsWhatRanBeforeTheLastThousandCallbacks() {
    runtime.stillStepsMax(20);
    runtime.stepsMax(5_500);
    runtime.spawn("early", () -> runtime.yield());
    runtime.spawn("spinner", () -> pause(0));

    assertThatThrownBy(() -> runtime.runUntil(() -> false))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessageEndingWith(
            "; virtual time is 499 s, timers go round:"
                + " it was 399 s 1000 callbacks ago: spinner ran 1000");
  }

  @Test
  void runFor_stepsUsedUpAndNothingLeft_isNoLivelock() {
    runtime.stepsMax(2);
    runtime.call("a", () -> 1);
    runtime.call("b", () -> 2);

    runtime.runFor(Duration.ofSeconds(1));

    assertThat(runtime.steps()).isEqualTo(2);
    assertThat(runtime.step()).isFalse();
    assertThat(runtime.now()).isEqualTo(1_000_000_000L);
  }

  @Test
  void await_noMoveOfTheClock_hitsTheLimitOfStillSteps() {
    runtime.stillStepsMax(3_000);
    runtime.advanceTo(Duration.ofSeconds(5));
    runtime.spawn("spinner", () -> spin(1));

    assertThatThrownBy(() -> runtime.await(runtime.promise().promise()))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessage(
            "run makes no progress: steps=3000 still=3000 max=3000; virtual time is 5 s"
                + " and stood still during the last 1000 callbacks: spinner ran 1000");
  }

  @Test
  void runFor_clockMovesInTime_isNoLivelock() {
    runtime.stillStepsMax(20);
    var spinner = runtime.spawn("spinner", () -> pause(0));

    runtime.runFor(Duration.ofSeconds(2_000));

    assertThat(spinner.promise().peek()).isEmpty();
    assertThat(runtime.steps()).isGreaterThan(20_000);
  }

  @Test
  void await_manyTimesWithoutAMoveOfTheClock_countsEachAlone() {
    runtime.stillStepsMax(10);
    for (int i = 0; i < 1_000; i++) {
      runtime.await(runtime.yield());
    }

    assertThat(runtime.steps()).isEqualTo(1_000);
  }

  @Test
  void await_limitRaisedAfterTheError_goesOn() {
    runtime.stepsMax(10);
    var task = runtime.spawn("long", () -> spinUpTo(100));
    assertThatThrownBy(() -> runtime.await(task.promise()))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessageContaining("steps=10 max=10");

    runtime.stepsMax(1_000);

    assertThat(runtime.await(task.promise())).isEqualTo("done");
  }

  @Test
  void await_manyTasksGoRound_namesTwenty() {
    runtime.stepsMax(5_000);
    for (int i = 0; i < 500; i++) {
      runtime.spawn("spinner " + i, () -> spin(1));
    }

    assertThatThrownBy(() -> runtime.await(runtime.promise().promise()))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessageContaining(": spinner 0 ran 2, spinner 1 ran 2,")
        .hasMessageEndingWith(", spinner 19 ran 2; and 480 more");
  }

  private Promise<Void> spin(int round) {
    return runtime.yield().then(x -> spin(round + 1));
  }

  private Promise<String> spinUpTo(int rounds) {
    return rounds == 0
        ? runtime.completed("done")
        : runtime.yield().then(x -> spinUpTo(rounds - 1));
  }

  private Promise<Void> tick() {
    return runtime.sleep(Duration.ofMillis(1)).then(x -> tick());
  }

  private Promise<Void> pause(int round) {
    Promise<Void> pause = round % 10 == 9 ? runtime.sleep(Duration.ofSeconds(1)) : runtime.yield();
    return pause.then(x -> pause(round + 1));
  }
}
