package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Capability;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.Strand;
import org.korudelta.runtime.TaskHandle;

/** R1, R2 and R4: tasks, their cancellation and the order they run in. */
final class TaskScenarios {
  private static final int TASKS = 20;

  private TaskScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R1.spawn_never_inline", TaskScenarios::spawnNeverInline),
        Scenario.of("R1.result_reaches_handle", TaskScenarios::resultReachesHandle),
        Scenario.of("R1.error_reaches_handle", TaskScenarios::errorReachesHandle),
        Scenario.needing(Capability.BLOCKING, "R1.spawn_blocking", TaskScenarios::spawnBlocking),
        Scenario.of("R2.cancel_ends_sleep", TaskScenarios::cancelEndsSleep),
        Scenario.of("R2.cancelled_receive_consumes_nothing", TaskScenarios::cancelledReceive),
        Scenario.of("R2.cancelled_send_delivers_nothing", TaskScenarios::cancelledSend),
        Scenario.of("R2.dropped_handle_detaches", TaskScenarios::droppedHandle),
        Scenario.of("R4.ready_tasks_order", TaskScenarios::readyTasksOrder),
        Scenario.of("R4.strand_order", TaskScenarios::strandOrder),
        Scenario.of("R4.strand_waits_for_no_promise", TaskScenarios::strandWaitsForNoPromise),
        Scenario.of("R4.strand_gives_the_outcome_on", TaskScenarios::strandOutcomes));
  }

  /**
   * The parent holds a monitor while it spawns: a body that ran inside its stack would find it
   * held.
   */
  private static Promise<@Nullable Void> spawnNeverInline(Context c) {
    AtomicReference<String> stage = new AtomicReference<>("parent");
    Object turn = new Object();
    TaskHandle<String> child;
    synchronized (turn) {
      child = c.runtime().call("child", () -> seen(turn, stage));
      stage.set("after spawn");
    }
    return child
        .promise()
        .map(seen -> c.observeEqual("stage seen by the child", "after spawn", seen));
  }

  private static String seen(Object turn, AtomicReference<String> stage) {
    synchronized (turn) {
      return stage.get();
    }
  }

  private static Promise<@Nullable Void> resultReachesHandle(Context c) {
    AsyncRuntime runtime = c.runtime();
    TaskHandle<Integer> callable = runtime.call("callable", () -> 42);
    TaskHandle<String> body =
        runtime.spawn("body", () -> runtime.yield().map(none -> "after a yield"));
    c.observeEqual("name", "callable", callable.name());
    return callable
        .promise()
        .then(
            number -> {
              c.observeEqual("callable", 42, number);
              return body.promise().map(text -> c.observeEqual("body", "after a yield", text));
            });
  }

  private static Promise<@Nullable Void> errorReachesHandle(Context c) {
    AsyncRuntime runtime = c.runtime();
    Promise<Integer> thrown =
        runtime.<Integer>call("thrower", () -> Failures.fail("thrown value=1")).promise();
    Promise<Integer> failed =
        runtime
            .<Integer>spawn("failer", () -> runtime.failed(Failures.bad("failed value=2")))
            .promise();
    Promise<Integer> early =
        runtime
            .<Integer>spawn("early", () -> Failures.fail("thrown before a promise value=3"))
            .promise();
    return runtime
        .all(
            List.of(
                c.error(ErrorCode.BAD_REQUEST, thrown),
                c.error(ErrorCode.BAD_REQUEST, failed),
                c.error(ErrorCode.BAD_REQUEST, early)))
        .map(
            errors -> {
              errors.forEach(error -> c.observe("error", error));
              return null;
            });
  }

  private static Promise<@Nullable Void> spawnBlocking(Context c) {
    return c.runtime()
        .spawnBlocking("blocking", () -> "done")
        .promise()
        .map(result -> c.observeEqual("result", "done", result));
  }

  private static Promise<@Nullable Void> cancelEndsSleep(Context c) {
    AsyncRuntime runtime = c.runtime();
    TaskHandle<Void> sleeper = runtime.spawn("sleeper", () -> runtime.sleep(Duration.ofDays(30)));
    return runtime
        .yield()
        .then(
            none -> {
              sleeper.cancel();
              sleeper.cancel();
              return c.outcome(sleeper.promise());
            })
        .map(outcome -> c.holds("cancelled", outcome instanceof Outcome.Cancelled));
  }

  private static Promise<@Nullable Void> cancelledReceive(Context c) {
    AsyncRuntime runtime = c.runtime();
    var channel = runtime.<String>channel(1);
    var receiver = runtime.spawn("receiver", channel::receive);
    return runtime
        .yield()
        .then(
            none -> {
              receiver.cancel();
              return c.outcome(receiver.promise());
            })
        .then(
            outcome -> {
              c.holds("receiver cancelled", outcome instanceof Outcome.Cancelled);
              return channel.send("item").then(none -> channel.receive());
            })
        .map(item -> c.observeEqual("item still there", "item", item.orElse("lost")));
  }

  private static Promise<@Nullable Void> cancelledSend(Context c) {
    AsyncRuntime runtime = c.runtime();
    var channel = runtime.<String>channel(1);
    channel.trySend("first");
    var sender = runtime.spawn("sender", () -> channel.send("cancelled"));
    return runtime
        .yield()
        .then(
            none -> {
              sender.cancel();
              return c.outcome(sender.promise());
            })
        .then(
            outcome -> {
              c.holds("sender cancelled", outcome instanceof Outcome.Cancelled);
              return channel.receive();
            })
        .then(
            item -> {
              c.observeEqual("received", "first", item.orElse("nothing"));
              channel.close();
              return channel.receive();
            })
        .map(item -> c.observeEqual("then", "closed", item.orElse("closed")));
  }

  private static Promise<@Nullable Void> droppedHandle(Context c) {
    AsyncRuntime runtime = c.runtime();
    AtomicInteger steps = new AtomicInteger();
    runtime.spawn("detached", () -> runtime.yield().map(none -> steps.incrementAndGet()));
    return c.until(() -> steps.get() == 1).map(none -> c.observe("ran to its end", true));
  }

  private static Promise<@Nullable Void> readyTasksOrder(Context c) {
    List<Integer> order = new ArrayList<>();
    List<Promise<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      int number = i;
      tasks.add(c.runtime().call("task-" + i, () -> Turns.add(order, number)).promise());
    }
    return c.runtime()
        .all(tasks)
        .map(
            all -> {
              if (c.fifo()) {
                c.expectEqual("order of ready tasks", Turns.upTo(TASKS), order);
              }
              return c.holds(
                  "ran once each", order.stream().sorted().toList().equals(Turns.upTo(TASKS)));
            });
  }

  private static Promise<@Nullable Void> strandOrder(Context c) {
    Strand strand = c.runtime().strand();
    AtomicInteger inside = new AtomicInteger();
    List<Promise<Integer>> bodies = new ArrayList<>();
    List<String> order = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      int number = i;
      bodies.add(
          strand.call(
              () -> {
                c.expectEqual("bodies inside the strand", 1, inside.incrementAndGet());
                order.add(Integer.toString(number));
                return inside.decrementAndGet();
              }));
    }
    return c.runtime()
        .all(bodies)
        .map(
            all ->
                c.observeEqual(
                    "order", Turns.upTo(TASKS).stream().map(Object::toString).toList(), order));
  }

  private static Promise<@Nullable Void> strandWaitsForNoPromise(Context c) {
    Strand strand = c.runtime().strand();
    PromiseSource<String> pending = c.runtime().promise();
    Promise<String> first = strand.spawn(pending::promise);
    return strand
        .call(() -> first.peek().isPresent())
        .then(
            complete -> {
              c.holds("first pending while the second body ran", !complete);
              pending.succeed("value");
              return first;
            })
        .map(value -> c.observeEqual("first", "value", value));
  }

  private static Promise<@Nullable Void> strandOutcomes(Context c) {
    Strand strand = c.runtime().strand();
    AsyncRuntime runtime = c.runtime();
    PromiseSource<String> cancelled = runtime.promise();
    cancelled.cancel();
    return c.each(
            List.<Supplier<Promise<String>>>of(
                () -> runtime.completed("value"),
                () -> runtime.failed(Failures.bad("failed promise")),
                cancelled::promise,
                () -> {
                  throw Failures.bad("thrown");
                }),
            body -> c.outcome(strand.spawn(body)))
        .map(outcomes -> c.observe("outcomes", c.described(outcomes)));
  }
}
