package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.TaskHandle;

/** R8: a promise against its deadline. */
final class DeadlineScenarios {
  private static final Duration PERIOD = Duration.ofMillis(10);
  private static final Duration NEVER = Duration.ofDays(30);
  private static final Duration NEGATIVE = Duration.ofNanos(-1);

  private DeadlineScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R8.deadline_without_waking", DeadlineScenarios::deadlineWithoutWaking),
        Scenario.of("R8.complete_promise_wins", DeadlineScenarios::completePromiseWins),
        Scenario.of("R8.losing_task_cancelled", DeadlineScenarios::losingTaskCancelled),
        Scenario.of("R8.completed_in_the_turn_of_its_deadline", DeadlineScenarios::oneTurn),
        Scenario.of("R8.inner_deadline_first", DeadlineScenarios::innerFirst),
        Scenario.of("R8.outer_deadline_first", DeadlineScenarios::outerFirst),
        Scenario.of("R8.zero_of_a_pending_promise", DeadlineScenarios::zero),
        Scenario.of("R8.negative_rejected", DeadlineScenarios::negative),
        Scenario.of("R8.longest", DeadlineScenarios::longest),
        Scenario.of("R8.failure_passes_through", DeadlineScenarios::failure),
        Scenario.of("R8.cancellation_passes_through", DeadlineScenarios::cancellation),
        Scenario.of("R8.winning_task_goes_on", DeadlineScenarios::winnerGoesOn),
        Scenario.of("R8.lost_receive_still_takes", DeadlineScenarios::lostReceive));
  }

  private static Promise<@Nullable Void> deadlineWithoutWaking(Context c) {
    PromiseSource<String> never = c.runtime().promise();
    long start = c.runtime().now();
    return c.error(ErrorCode.DEADLINE_EXCEEDED, c.runtime().timeout(PERIOD, never.promise()))
        .map(
            error -> {
              c.observe("code", error.code().text());
              return c.holds("not early", c.runtime().now() - start >= PERIOD.toNanos());
            });
  }

  private static Promise<@Nullable Void> completePromiseWins(Context c) {
    AsyncRuntime runtime = c.runtime();
    return runtime
        .timeout(Duration.ZERO, runtime.completed("complete"))
        .then(
            value -> {
              c.observeEqual("at once", "complete", value);
              return runtime.timeout(NEVER, runtime.yield().map(none -> "in time"));
            })
        .map(value -> c.observeEqual("later", "in time", value));
  }

  private static Promise<@Nullable Void> losingTaskCancelled(Context c) {
    AsyncRuntime runtime = c.runtime();
    TaskHandle<Void> loser = runtime.spawn("loser", () -> runtime.sleep(NEVER));
    return c.error(ErrorCode.DEADLINE_EXCEEDED, runtime.timeout(PERIOD, loser))
        .then(error -> Turns.cancelled(c, "loser", loser.promise()));
  }

  /**
   * The deadline is due in the very turn that completes the promise: it finds it complete. Only
   * where ready work may overtake other work can the deadline come first.
   */
  private static Promise<@Nullable Void> oneTurn(Context c) {
    PromiseSource<String> source = c.runtime().promise();
    c.runtime().sleep(PERIOD).onComplete(outcome -> source.succeed("value"));
    Promise<String> race = c.runtime().timeout(PERIOD, source.promise());
    return c.outcome(race)
        .map(
            outcome -> {
              boolean won = outcome instanceof Outcome.Success;
              c.expect(won || !c.fifo(), "the promise wins");
              return c.holds("value or deadline", won || isDeadline(outcome));
            });
  }

  private static boolean isDeadline(Outcome<String> outcome) {
    return outcome instanceof Outcome.Failure<String> failure
        && failure.error() instanceof KoruException.DeadlineExceeded;
  }

  private static Promise<@Nullable Void> innerFirst(Context c) {
    AsyncRuntime runtime = c.runtime();
    Promise<String> inner = runtime.timeout(PERIOD, runtime.<String>promise().promise());
    return c.error(ErrorCode.DEADLINE_EXCEEDED, runtime.timeout(NEVER, inner))
        .map(error -> c.observe("the inner one's", error));
  }

  private static Promise<@Nullable Void> outerFirst(Context c) {
    AsyncRuntime runtime = c.runtime();
    PromiseSource<String> source = runtime.promise();
    Promise<String> inner = runtime.timeout(NEVER, source.promise());
    return c.error(ErrorCode.DEADLINE_EXCEEDED, runtime.timeout(PERIOD, inner))
        .then(
            error -> {
              c.observe("the outer one's", error);
              source.succeed("value");
              return inner;
            })
        .map(value -> c.observeEqual("inner", "value", value));
  }

  private static Promise<@Nullable Void> zero(Context c) {
    Promise<String> never = c.runtime().<String>promise().promise();
    return c.error(ErrorCode.DEADLINE_EXCEEDED, c.runtime().timeout(Duration.ZERO, never))
        .map(error -> c.observe("error", error));
  }

  /** The refusal is the timeout's; its task is not touched. */
  private static Promise<@Nullable Void> negative(Context c) {
    AsyncRuntime runtime = c.runtime();
    TaskHandle<String> task = runtime.spawn("task", () -> runtime.yield().map(none -> "value"));
    return c.error(ErrorCode.BAD_REQUEST, () -> runtime.timeout(NEGATIVE, task))
        .then(
            error -> {
              c.observe("task", error);
              return c.error(
                  ErrorCode.BAD_REQUEST, () -> runtime.timeout(NEGATIVE, runtime.completed(1)));
            })
        .then(
            error -> {
              c.observe("promise", error);
              return task.promise();
            })
        .map(value -> c.observeEqual("the task's own", "value", value));
  }

  private static Promise<@Nullable Void> longest(Context c) {
    AsyncRuntime runtime = c.runtime();
    Promise<String> soon = runtime.sleep(Duration.ofNanos(1)).map(none -> "in time");
    return runtime
        .timeout(Duration.ofSeconds(Long.MAX_VALUE), soon)
        .map(value -> c.observeEqual("value", "in time", value));
  }

  private static Promise<@Nullable Void> failure(Context c) {
    AsyncRuntime runtime = c.runtime();
    Promise<String> failing = runtime.yield().map(none -> Failures.fail("value=3"));
    return c.error(ErrorCode.BAD_REQUEST, runtime.timeout(NEVER, failing))
        .map(error -> c.observe("error", error));
  }

  private static Promise<@Nullable Void> cancellation(Context c) {
    PromiseSource<String> source = c.runtime().promise();
    Promise<String> race = c.runtime().timeout(NEVER, source.promise());
    source.cancel();
    return Turns.cancelled(c, "race", race);
  }

  /** The task has given its value in time and works on. */
  private static Promise<@Nullable Void> winnerGoesOn(Context c) {
    AsyncRuntime runtime = c.runtime();
    PromiseSource<String> later = runtime.promise();
    TaskHandle<String> winner =
        runtime.spawn(
            "winner",
            () -> {
              runtime.sleep(PERIOD).onComplete(outcome -> later.succeed(wakeUp(outcome)));
              return runtime.yield().map(none -> "in time");
            });
    return runtime
        .timeout(NEVER, winner)
        .then(
            value -> {
              c.observeEqual("value", "in time", value);
              return later.promise();
            })
        .map(kind -> c.observeEqual("its sleep", "woke it", kind));
  }

  private static String wakeUp(Outcome<@Nullable Void> outcome) {
    return outcome instanceof Outcome.Success ? "woke it" : "did not";
  }

  /** A lost promise is let go, not stopped. */
  private static Promise<@Nullable Void> lostReceive(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    var receive = channel.receive();
    return c.error(ErrorCode.DEADLINE_EXCEEDED, c.runtime().timeout(PERIOD, receive))
        .then(
            error -> {
              channel.trySend("item");
              return receive;
            })
        .map(item -> c.observeEqual("the lost receive got", "item", item.orElse("closed")));
  }
}
