package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.TaskHandle;

/** R1: how a task starts, and what belongs to it. */
final class SpawnScenarios {
  private static final Duration NEVER = Duration.ofDays(30);
  private static final int TASKS = 20;
  private static final int QUIET_TURNS = 20;

  private SpawnScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R1.spawn_body_never_inline", SpawnScenarios::bodyNeverInline),
        Scenario.of("R1.child_never_inline", SpawnScenarios::childNeverInline),
        Scenario.of("R1.body_runs_once", SpawnScenarios::bodyRunsOnce),
        Scenario.of("R1.callback_belongs_to_its_task", SpawnScenarios::callbackOfItsTask));
  }

  /** As {@code R1.spawn_never_inline}, for a body that gives a promise. */
  private static Promise<@Nullable Void> bodyNeverInline(Context c) {
    List<String> events = new ArrayList<>();
    TaskHandle<Integer> child = spawnHeld(c, events);
    return child
        .promise()
        .map(value -> c.observeEqual("events", List.of("spawn returned", "body"), events));
  }

  /** The same from inside a spawned task. */
  private static Promise<@Nullable Void> childNeverInline(Context c) {
    List<String> events = new ArrayList<>();
    return c.runtime()
        .spawn("parent", () -> spawnHeld(c, events).promise())
        .promise()
        .map(value -> c.observeEqual("events", List.of("spawn returned", "body"), events));
  }

  /** Another thread waits for the monitor; the caller's own would walk right in. */
  private static TaskHandle<Integer> spawnHeld(Context c, List<String> events) {
    synchronized (events) {
      TaskHandle<Integer> child =
          c.runtime()
              .spawn(
                  "child",
                  () -> {
                    Turns.add(events, "body");
                    return c.runtime().completed(1);
                  });
      events.add("spawn returned");
      return child;
    }
  }

  private static Promise<@Nullable Void> bodyRunsOnce(Context c) {
    AsyncRuntime runtime = c.runtime();
    AtomicInteger runs = new AtomicInteger();
    List<Promise<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      tasks.add(runtime.call("call-" + i, runs::incrementAndGet).promise());
      tasks.add(
          runtime.spawn("spawn-" + i, () -> runtime.completed(runs.incrementAndGet())).promise());
    }
    return runtime
        .all(tasks)
        .then(ended -> Turns.pass(runtime, QUIET_TURNS))
        .map(none -> c.observeEqual("runs", 2 * TASKS, runs.get()));
  }

  /** Who completes a promise lends its task to no callback of others. */
  private static Promise<@Nullable Void> callbackOfItsTask(Context c) {
    AsyncRuntime runtime = c.runtime();
    PromiseSource<String> source = runtime.promise();
    return Turns.<String>waiting(
            c, "registrar", () -> source.promise().then(value -> yielded(runtime, value)))
        .then(
            registrar ->
                Turns.waiting(
                        c, "completer", () -> runtime.sleep(NEVER).handle(o -> give(c, source)))
                    .then(
                        completer -> {
                          completer.cancel();
                          return registrar.promise();
                        }))
        .map(value -> c.observeEqual("the registrar's callback slept and gave", "value", value));
  }

  /** A suspension: cancelled, if it belonged to the cancelled task. */
  private static Promise<String> yielded(AsyncRuntime runtime, String value) {
    return runtime.sleep(Duration.ofMillis(1)).map(none -> value);
  }

  private static Promise<Boolean> give(Context c, PromiseSource<String> source) {
    return c.runtime().completed(source.succeed("value"));
  }
}
