package org.korudelta.deterministic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Interval;
import org.korudelta.runtime.Interval.Tick;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.TaskHandle;

/** R5, R6 and R8. */
class TimeTests {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();

  @ParameterizedTest
  @ValueSource(longs = {1, 999, 1_000_000_000L, 2_147_483_648_000_000L, 9_000_000_000_000_000_000L})
  void sleep_anyLength_endsExactlyThen(long nanos) {
    runtime.await(runtime.sleep(Duration.ofNanos(nanos)));

    assertThat(runtime.now()).isEqualTo(nanos);
  }

  @Test
  void sleep_zero_yieldsOnce() {
    var seen = new ArrayList<String>();
    runtime.sleep(Duration.ZERO).onComplete(outcome -> seen.add("slept"));
    runtime.call("next", () -> seen.add("next"));
    runtime.runUntilIdle();

    assertThat(seen).containsExactly("slept", "next");
    assertThat(runtime.now()).isZero();
  }

  @Test
  void yield_goesToTheEndOfTheQueue() {
    var seen = new ArrayList<String>();
    runtime.spawn("a", () -> runtime.yield().map(x -> seen.add("a")));
    runtime.call("b", () -> seen.add("b"));
    runtime.call("c", () -> seen.add("c"));
    runtime.runUntilIdle();

    assertThat(seen).containsExactly("b", "c", "a");
  }

  @Test
  void sleep_negative_isRejected() {
    assertThatThrownBy(() -> runtime.await(runtime.sleep(Duration.ofNanos(-1))))
        .isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void sleep_longerThanTime_neverWakes() {
    runtime.sleep(Duration.ofSeconds(Long.MAX_VALUE));
    runtime.runUntilIdle();

    assertThat(runtime.now()).isZero();
    assertThat(runtime.timers()).isEqualTo(1);
  }

  @Test
  void sleep_equalDeadlines_wakeInCallOrder() {
    var seen = new ArrayList<Integer>();
    for (int i = 0; i < 500; i++) {
      int id = i;
      runtime.sleep(SECOND).onComplete(outcome -> seen.add(id));
    }
    runtime.runUntilIdle();

    assertThat(seen).hasSize(500).isSorted();
  }

  @Test
  void interval_promptConsumer_ticksWithoutDrift() {
    runtime.await(runtime.sleep(Duration.ofMillis(5)));
    Interval interval = runtime.interval(SECOND);

    for (int n = 0; n < 4; n++) {
      Tick tick = runtime.await(interval.tick());
      assertThat(tick).isEqualTo(new Tick(5_000_000 + n * SECOND.toNanos(), 0));
      assertThat(runtime.now()).isEqualTo(tick.dueNanos());
      runtime.await(runtime.sleep(Duration.ofMillis(300)));
    }
  }

  @Test
  void interval_lateConsumer_getsOneTickAndTheCountOfTheMissed() {
    Interval interval = runtime.interval(SECOND);
    runtime.await(runtime.sleep(Duration.ofMillis(3_500)));

    assertThat(runtime.await(interval.tick())).isEqualTo(new Tick(3 * SECOND.toNanos(), 3));
    assertThat(runtime.await(interval.tick())).isEqualTo(new Tick(4 * SECOND.toNanos(), 0));
  }

  @Test
  void interval_firstTick_isCompleteAtOnce() {
    assertThat(runtime.interval(SECOND).tick().peek())
        .contains(new Outcome.Success<>(new Tick(0, 0)));
  }

  @Test
  void interval_notPositive_isRejected() {
    assertThatThrownBy(() -> runtime.interval(Duration.ZERO))
        .isInstanceOf(KoruException.BadRequest.class);
    assertThatThrownBy(() -> runtime.interval(Duration.ofNanos(-1)))
        .isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void interval_closed_endsThePendingTickAndLaterOnes() {
    Interval interval = runtime.interval(SECOND);
    runtime.await(interval.tick());
    Promise<Tick> pending = interval.tick();

    interval.close();
    interval.close();

    assertThat(runtime.timers()).isZero();
    assertThatThrownBy(() -> runtime.await(pending)).isInstanceOf(KoruException.Closed.class);
    assertThatThrownBy(() -> runtime.await(interval.tick()))
        .isInstanceOf(KoruException.Closed.class);
  }

  @Test
  void interval_secondPendingTick_isRejected() {
    Interval interval = runtime.interval(SECOND);
    runtime.await(interval.tick());
    Promise<Tick> pending = interval.tick();

    assertThatThrownBy(() -> runtime.await(interval.tick()))
        .isInstanceOf(KoruException.BadRequest.class);
    assertThat(runtime.await(pending).dueNanos()).isEqualTo(SECOND.toNanos());
  }

  @Test
  void timeout_valueInTime_winsAndLeavesNoTimer() {
    Promise<String> raced =
        runtime.timeout(SECOND, runtime.sleep(Duration.ofMillis(999)).map(x -> "value"));

    assertThat(runtime.await(raced)).isEqualTo("value");
    assertThat(runtime.timers()).isZero();
  }

  @Test
  void timeout_promiseThatNeverWakes_failsAtTheDeadline() {
    Promise<String> raced = runtime.timeout(SECOND, runtime.<String>promise().promise());

    assertThatThrownBy(() -> runtime.await(raced))
        .isInstanceOf(KoruException.DeadlineExceeded.class)
        .hasMessage("deadline exceeded: timeoutNanos=1000000000");
    assertThat(runtime.now()).isEqualTo(SECOND.toNanos());
  }

  @Test
  void timeout_tieUnderAnySchedule_oneOutcomeAndBothHappen() {
    var kinds = new TreeSet<String>();
    Schedules.all(
        any -> {
          PromiseSource<String> source = any.promise();
          any.sleep(SECOND).onComplete(outcome -> source.succeed("just in time"));
          var outcomes = new ArrayList<String>();
          any.timeout(SECOND, source.promise())
              .onComplete(outcome -> outcomes.add(outcome.getClass().getSimpleName()));
          any.runUntilIdle();
          assertThat(outcomes).hasSize(1);
          kinds.addAll(outcomes);
        });
    assertThat(kinds).containsExactly("Failure", "Success");
  }

  @Test
  void timeout_fifoTie_theValueWins() {
    PromiseSource<String> source = runtime.promise();
    runtime.sleep(SECOND).onComplete(outcome -> source.succeed("just in time"));

    assertThat(runtime.await(runtime.timeout(SECOND, source.promise()))).isEqualTo("just in time");
  }

  @Test
  void timeout_zero_completePromiseWins_pendingOneLoses() {
    assertThat(runtime.await(runtime.timeout(Duration.ZERO, runtime.completed("v"))))
        .isEqualTo("v");
    Promise<String> lost = runtime.timeout(Duration.ZERO, runtime.<String>promise().promise());
    assertThatThrownBy(() -> runtime.await(lost))
        .isInstanceOf(KoruException.DeadlineExceeded.class);
  }

  @Test
  void timeout_negative_isRejected() {
    assertThatThrownBy(
            () -> runtime.await(runtime.timeout(Duration.ofNanos(-1), runtime.completed(1))))
        .isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void timeout_losingTask_isCancelled() {
    TaskHandle<String> slow =
        runtime.spawn("slow", () -> runtime.sleep(Duration.ofDays(1)).map(x -> "late"));

    assertThatThrownBy(() -> runtime.await(runtime.timeout(SECOND, slow)))
        .isInstanceOf(KoruException.DeadlineExceeded.class)
        .hasMessage("deadline exceeded: timeoutNanos=1000000000 task=slow");
    runtime.runUntilIdle();
    assertThat(slow.promise().peek()).contains(new Outcome.Cancelled<>());
    assertThat(runtime.now()).isEqualTo(SECOND.toNanos());
  }

  @Test
  void timeout_losingPromiseThatFailsLater_isReported() {
    var error = new KoruException.NotFound("late");
    PromiseSource<String> source = runtime.promise();
    Promise<String> raced = runtime.timeout(SECOND, source.promise());
    assertThatThrownBy(() -> runtime.await(raced))
        .isInstanceOf(KoruException.DeadlineExceeded.class);

    runtime.call("breaker", () -> source.fail(error));
    runtime.runUntilIdle();

    assertThat(runtime.errors()).containsExactly(new ReportedError("breaker", error));
  }

  @Test
  void timeout_nobodyLooks_isReportedWithTheCallersName() {
    runtime.call("racer", () -> runtime.timeout(SECOND, runtime.promise().promise()));
    runtime.runUntilIdle();

    assertThat(runtime.errors()).hasSize(1);
    assertThat(runtime.errors().get(0).taskName()).isEqualTo("racer");
  }
}
