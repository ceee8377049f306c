package org.korudelta.deterministic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/** R3. */
class UnhandledFailureTests {
  private final KoruException error = new KoruException.NotFound("nobody looks");

  @Test
  void task_failsUnseen_isReportedOnceWithItsName() {
    Schedules.all(
        runtime -> {
          runtime.call("worker", this::fail);
          runtime.runUntilIdle();
          assertThat(runtime.errors()).containsExactly(new ReportedError("worker", error));
        });
  }

  @Test
  void task_bodyGivesFailedPromise_isReportedOnceWithItsName() {
    Schedules.all(
        runtime -> {
          runtime.spawn("worker", () -> runtime.yield().then(x -> runtime.failed(error)));
          runtime.runUntilIdle();
          assertThat(runtime.errors()).containsExactly(new ReportedError("worker", error));
        });
  }

  @Test
  void promise_failedByAnotherTask_carriesThatTasksName() {
    var runtime = DeterministicRuntime.fifo();
    PromiseSource<String> source = runtime.promise();
    runtime.call("breaker", () -> source.fail(error));
    runtime.runUntilIdle();

    assertThat(runtime.errors()).containsExactly(new ReportedError("breaker", error));
  }

  @Test
  void chain_failing_isReportedOnceAtItsEnd() {
    Schedules.all(
        runtime -> {
          runtime.<Integer>failed(error).map(x -> x + 1).map(x -> x + 1);
          runtime.runUntilIdle();
          assertThat(runtime.errors()).hasSize(1);
        });
  }

  @Test
  void onComplete_throwing_isReportedOnce() {
    var runtime = DeterministicRuntime.fifo();
    runtime.call(
        "worker",
        () -> {
          runtime.completed(1).onComplete(outcome -> fail());
          return null;
        });
    runtime.runUntilIdle();

    assertThat(runtime.errors()).containsExactly(new ReportedError("worker", error));
  }

  @Test
  void callback_registeredByATaskThenReady_preventsTheReport() {
    Schedules.all(
        runtime -> {
          PromiseSource<String> source = runtime.promise();
          var seen = new ArrayList<Throwable>();
          runtime.call("breaker", () -> breakAndSpawn(runtime, source, seen));
          runtime.runUntilIdle();
          assertThat(runtime.errors()).isEmpty();
          assertThat(seen).containsExactly(error);
        });
  }

  /** The looker becomes ready only after the failure, in the same turn. */
  private Void breakAndSpawn(
      DeterministicRuntime runtime, PromiseSource<String> source, List<Throwable> seen) {
    source.fail(error);
    runtime.call("looker", () -> look(source.promise(), seen));
    return null;
  }

  private static Void look(Promise<String> promise, List<Throwable> seen) {
    promise.onComplete(outcome -> seen.add(((Outcome.Failure<String>) outcome).error()));
    return null;
  }

  @Test
  void callback_addedAfterTheReport_stillGetsTheErrorAndReportsNothingMore() {
    Schedules.all(
        runtime -> {
          Promise<String> failed = runtime.failed(error);
          runtime.runUntilIdle();
          assertThat(runtime.errors()).hasSize(1);
          assertThatThrownBy(() -> runtime.await(failed)).isSameAs(error);
          runtime.runUntilIdle();
          assertThat(runtime.errors()).hasSize(1);
        });
  }

  @Test
  void callback_addedTwoTurnsLater_isTooLate() {
    var runtime = DeterministicRuntime.fifo();
    PromiseSource<String> source = runtime.promise();
    var seen = new ArrayList<Throwable>();
    runtime.call("breaker", () -> source.fail(error));
    runtime.spawn(
        "late",
        () -> runtime.yield().then(x -> runtime.yield()).map(x -> look(source.promise(), seen)));
    runtime.runUntilIdle();

    assertThat(runtime.errors()).hasSize(1);
    assertThat(seen).containsExactly(error);
  }

  @Test
  void peek_isNoCallback() {
    var runtime = DeterministicRuntime.fifo();
    assertThat(runtime.failed(error).peek()).contains(new Outcome.Failure<>(error));
    runtime.runUntilIdle();

    assertThat(runtime.errors()).hasSize(1);
  }

  @Test
  void cancelled_isNoFailure() {
    var runtime = DeterministicRuntime.fifo();
    runtime.promise().cancel();
    runtime.runUntilIdle();

    assertThat(runtime.errors()).isEmpty();
  }

  @Test
  void then_innerSeenElsewhere_outerUnseen_isReported() {
    Schedules.all(
        runtime -> {
          PromiseSource<Integer> source = runtime.promise();
          Promise<Integer> inner = source.promise().map(x -> x);
          runtime.completed(1).then(x -> inner);
          runtime.runUntilIdle();
          inner.onComplete(outcome -> {});
          source.fail(error);
          runtime.runUntilIdle();
          assertThat(runtime.errors()).hasSize(1);
        });
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // Never returns.
  private <T> T fail() {
    throw error;
  }
}
