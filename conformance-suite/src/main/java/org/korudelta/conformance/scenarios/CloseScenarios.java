package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Interval;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;

/** R12: the end of a runtime, which is another one than that of the scenario. */
final class CloseScenarios {
  private static final Duration NEVER = Duration.ofDays(30);
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int TURNS = 50;

  private CloseScenarios() {}

  static List<Scenario> all() {
    return List.of(
        scenario("R12.close_of_an_idle_runtime", CloseScenarios::idle),
        scenario("R12.close_names_what_did_not_end", CloseScenarios::names),
        scenario("R12.close_cancels_suspensions", CloseScenarios::cancelsSuspensions),
        scenario("R12.close_waits_for_work", CloseScenarios::waitsForWork),
        scenario("R12.close_lets_clean_up", CloseScenarios::letsCleanUp),
        scenario("R12.close_ends_a_timeout", CloseScenarios::endsTimeout),
        scenario("R12.close_stops_timers", CloseScenarios::stopsTimers),
        scenario("R12.close_twice", CloseScenarios::twice),
        scenario("R12.spawn_after_close", CloseScenarios::spawnAfter),
        Scenario.of("R12.negative_grace", CloseScenarios::negativeGrace));
  }

  /** What is done on the other runtime, and found there. */
  @FunctionalInterface
  private interface Program {
    Promise<List<String>> run(Context c, AsyncRuntime runtime);
  }

  private static Scenario scenario(String id, Program program) {
    return Scenario.of(
        id,
        c ->
            c.<List<String>>elsewhere(runtime -> program.run(c, runtime))
                .<@Nullable Void>map(found -> c.observe("found", found)));
  }

  private static Promise<List<String>> expected(
      Context c, List<String> expected, Promise<List<String>> found) {
    return found.map(
        words -> {
          c.expectEqual("found", expected, words);
          return words;
        });
  }

  private static Promise<List<String>> idle(Context c, AsyncRuntime runtime) {
    return expected(c, List.of(), runtime.close(GRACE));
  }

  /** They wait for promises that nobody completes; in the order of their spawns. */
  private static Promise<List<String>> names(Context c, AsyncRuntime runtime) {
    runtime.spawn("b stuck", () -> runtime.<String>promise().promise());
    runtime.spawn("ends", () -> runtime.sleep(NEVER));
    runtime.spawn("a stuck", () -> runtime.<String>promise().promise());
    return expected(c, List.of("b stuck", "a stuck"), runtime.close(SHORT));
  }

  private static Promise<List<String>> cancelsSuspensions(Context c, AsyncRuntime runtime) {
    Interval interval = runtime.interval(NEVER);
    List<Promise<String>> ends =
        List.of(
            end(c, runtime, () -> runtime.sleep(NEVER)),
            end(c, runtime, () -> Turns.passAll(runtime)),
            end(c, runtime, () -> interval.tick().then(first -> interval.tick())),
            end(c, runtime, () -> runtime.channel(1).receive()));
    return Turns.pass(runtime, TURNS)
        .then(none -> expected(c, List.of(), runtime.close(GRACE)))
        .then(
            none ->
                expected(
                    c,
                    List.of("cancelled", "cancelled", "cancelled", "cancelled"),
                    runtime.all(ends)));
  }

  /** A wait of a task. */
  @FunctionalInterface
  private interface Wait {
    Promise<? extends @Nullable Object> begin();
  }

  /** How a task that waits so ends. */
  private static Promise<String> end(Context c, AsyncRuntime runtime, Wait wait) {
    return word(runtime, runtime.spawn("waiter", () -> c.done(wait.begin())).promise());
  }

  private static <T extends @Nullable Object> String word(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Failure<T> failure) {
      return failure.error() instanceof KoruException error ? error.code().text() : "unknown";
    }
    return outcome instanceof Outcome.Cancelled ? "cancelled" : "value";
  }

  /** Ready work is no suspension: it runs to its end, within the grace. */
  private static Promise<List<String>> waitsForWork(Context c, AsyncRuntime runtime) {
    TaskHandle<Integer> worker = runtime.spawn("worker", () -> counted(runtime, TURNS));
    return expected(c, List.of(), runtime.close(GRACE))
        .then(none -> worker.promise())
        .map(left -> List.of("worker came to " + left));
  }

  private static Promise<Integer> counted(AsyncRuntime runtime, int left) {
    Promise<Integer> now = runtime.completed(left);
    return left == 0 ? now : now.then(same -> counted(runtime, same - 1));
  }

  private static Promise<List<String>> letsCleanUp(Context c, AsyncRuntime runtime) {
    TaskHandle<String> task =
        runtime.spawn(
            "tidy", () -> runtime.sleep(NEVER).handle(outcome -> runtime.completed("tidied up")));
    return expected(c, List.of(), runtime.close(GRACE)).then(none -> task.promise()).map(List::of);
  }

  /** A timeout outside any task, too. */
  private static Promise<List<String>> endsTimeout(Context c, AsyncRuntime runtime) {
    Promise<String> race = runtime.timeout(NEVER, runtime.<String>promise().promise());
    Promise<String> end = word(runtime, race);
    return runtime.close(GRACE).then(none -> expected(c, List.of("cancelled"), end.map(List::of)));
  }

  /** What is asked for afterwards is cancelled at once and waits for no time. */
  private static Promise<List<String>> stopsTimers(Context c, AsyncRuntime runtime) {
    Interval interval = runtime.interval(NEVER);
    return runtime
        .close(GRACE)
        .then(
            none ->
                expected(
                    c,
                    List.of("cancelled", "cancelled", "cancelled", "cancelled"),
                    runtime.all(
                        List.of(
                            word(runtime, runtime.sleep(NEVER)),
                            word(runtime, runtime.sleep(SHORT)),
                            word(runtime, runtime.yield()),
                            word(runtime, interval.tick())))));
  }

  private static <T extends @Nullable Object> Promise<String> word(
      AsyncRuntime runtime, Promise<T> promise) {
    return promise.handle(outcome -> runtime.completed(word(outcome)));
  }

  private static Promise<List<String>> twice(Context c, AsyncRuntime runtime) {
    runtime.spawn("stuck", () -> runtime.<String>promise().promise());
    Promise<List<String>> first = runtime.close(SHORT);
    Promise<List<String>> meanwhile = runtime.close(NEVER);
    return expected(c, List.of("stuck"), first)
        .then(names -> expected(c, names, meanwhile))
        .then(names -> expected(c, names, runtime.close(Duration.ZERO)));
  }

  private static Promise<List<String>> spawnAfter(Context c, AsyncRuntime runtime) {
    return runtime
        .close(GRACE)
        .then(
            none -> {
              TaskHandle<String> spawned = runtime.spawn("a", () -> runtime.completed("ran"));
              TaskHandle<String> called = runtime.call("b", () -> "ran");
              TaskHandle<String> blocking = runtime.spawnBlocking("c", () -> "ran");
              return expected(
                  c,
                  List.of("closed", "closed", "closed"),
                  runtime.all(
                      List.of(
                          word(runtime, spawned.promise()),
                          word(runtime, called.promise()),
                          word(runtime, blocking.promise()))));
            });
  }

  /** Refused, and the runtime is as open as before. */
  private static Promise<@Nullable Void> negativeGrace(Context c) {
    AsyncRuntime runtime = c.runtime();
    return c.error(ErrorCode.BAD_REQUEST, () -> runtime.close(Duration.ofNanos(-1)))
        .then(
            error -> {
              c.observe("error", error);
              return runtime.call("after", () -> "still open").promise();
            })
        .map(value -> c.observe("runtime", value));
  }
}
