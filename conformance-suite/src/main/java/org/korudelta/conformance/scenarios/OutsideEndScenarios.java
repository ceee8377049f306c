package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Reported;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Interval;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;

/** R3, R6, R8 and R12: a wait that is ended by another than its task, and what it leaves. */
final class OutsideEndScenarios {
  private static final Duration NEVER = Duration.ofDays(30);
  private static final Duration SHORT = Duration.ofMillis(10);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int QUIET_TURNS = 50;

  private OutsideEndScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R3.failure_in_a_cancelled_task", OutsideEndScenarios::failureWhenCancelled),
        Scenario.of("R6.closed_by_another_task", OutsideEndScenarios::closedByAnother),
        Scenario.of("R8.losing_receiver_takes_nothing", OutsideEndScenarios::losingReceiver),
        Scenario.of("R12.close_cancels_a_send_and_storage", OutsideEndScenarios::closeWhileFull));
  }

  /** Cancelled is no error, but what fails in a cancelled task is one, and has its name. */
  private static Promise<@Nullable Void> failureWhenCancelled(Context c) {
    return Turns.waiting(c, "stopped", () -> c.runtime().sleep(NEVER).handle(o -> failing(c)))
        .then(
            task -> {
              task.cancel();
              return task.promise();
            })
        .then(end -> tasksReported(c))
        .map(tasks -> c.observeEqual("tasks reported", List.of("stopped"), tasks));
  }

  /** Those of all reports, once there is one and some turns have brought no other. */
  private static Promise<List<String>> tasksReported(Context c) {
    List<Reported> all = new ArrayList<>();
    return c.until(() -> all.addAll(c.takeReports()) || !all.isEmpty())
        .then(none -> Turns.pass(c.runtime(), QUIET_TURNS))
        .map(
            none -> {
              all.addAll(c.takeReports());
              return all.stream().map(Reported::task).toList();
            });
  }

  /** Drops a failed promise and ends well. */
  private static Promise<String> failing(Context c) {
    c.runtime().failed(Failures.bad("lost value=7"));
    return c.runtime().completed("ended");
  }

  private static Promise<@Nullable Void> closedByAnother(Context c) {
    Interval interval = c.runtime().interval(NEVER);
    return Turns.waiting(c, "ticker", () -> interval.tick().then(first -> interval.tick()))
        .then(
            ticker -> {
              Promise<KoruException> end = c.error(ErrorCode.CLOSED, ticker.promise());
              c.runtime().call("closer", () -> closed(interval));
              return end;
            })
        .map(error -> c.observe("the ticker's", error));
  }

  private static boolean closed(Interval interval) {
    interval.close();
    return true;
  }

  /** A receiver that was given as a task is cancelled at its deadline: the item is the next's. */
  private static Promise<@Nullable Void> losingReceiver(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    TaskHandle<Optional<String>> loser = c.runtime().spawn("loser", channel::receive);
    return c.error(ErrorCode.DEADLINE_EXCEEDED, c.runtime().timeout(SHORT, loser))
        .then(error -> Turns.cancelled(c, "loser", loser.promise()))
        .then(
            none -> {
              channel.trySend("item");
              return channel.receive();
            })
        .map(item -> c.observeEqual("next receiver got", "item", item.orElse("closed")));
  }

  private static Promise<@Nullable Void> closeWhileFull(Context c) {
    return c.<List<Boolean>>elsewhere(runtime -> endsOfWaits(c, runtime))
        .map(cancelled -> c.observeEqual("cancelled", "[true, true]", cancelled.toString()));
  }

  /** Whether the end of {@code runtime} cancels a task at a send and one that reads names. */
  private static Promise<List<Boolean>> endsOfWaits(Context c, AsyncRuntime runtime) {
    Channel<String> full = runtime.channel(1);
    full.trySend("fills it");
    Promise<Boolean> sender = cancelled(runtime, runtime.spawn("sender", () -> full.send("waits")));
    Promise<Boolean> reader = cancelled(runtime, runtime.spawn("reader", () -> readAll(runtime)));
    return Turns.pass(runtime, QUIET_TURNS)
        .then(none -> runtime.close(GRACE))
        .then(
            names -> {
              c.expectEqual("did not end", List.of(), names);
              return runtime.all(List.of(sender, reader));
            });
  }

  private static Promise<@Nullable Void> readAll(AsyncRuntime runtime) {
    return runtime.storage().list().then(names -> readAll(runtime));
  }

  private static <T extends @Nullable Object> Promise<Boolean> cancelled(
      AsyncRuntime runtime, TaskHandle<T> task) {
    return task.promise()
        .handle(outcome -> runtime.completed(outcome instanceof Outcome.Cancelled));
  }
}
