package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Interval;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;
import org.korudelta.runtime.TaskHandle;

/** R2: where cancellation takes effect, and what it leaves as it was. */
final class CancelScenarios {
  private static final Duration NEVER = Duration.ofDays(30);
  private static final Duration PERIOD = Duration.ofMillis(300);
  private static final Duration SHORT = Duration.ofMillis(10);
  private static final int QUIET_TURNS = 20;

  private CancelScenarios() {}

  static List<Scenario> all() {
    return List.of(
        ends("yield", Turns::passAll),
        ends("tick", CancelScenarios::secondTick),
        ends("send", CancelScenarios::sendToFull),
        ends("receive", runtime -> runtime.channel(1).receive()),
        ends("storage", CancelScenarios::listForEver),
        ends("timeout", runtime -> runtime.timeout(NEVER, runtime.sleep(NEVER))),
        Scenario.of("R2.cancelled_stays_cancelled", CancelScenarios::staysCancelled),
        Scenario.of("R2.cancel_before_start", CancelScenarios::beforeStart),
        Scenario.of("R2.cancel_twice", CancelScenarios::twice),
        Scenario.of("R2.cancel_after_end", CancelScenarios::afterEnd),
        Scenario.of("R2.cancelled_is_no_error", CancelScenarios::noError),
        Scenario.of("R2.plain_promise_is_no_suspension", CancelScenarios::plainPromise),
        Scenario.of("R2.child_outlives_its_parent", CancelScenarios::child),
        Scenario.of("R2.cancelled_sleep_wakes_nobody", CancelScenarios::sleepWakesNobody),
        Scenario.of("R2.cancelled_tick_not_consumed", CancelScenarios::tickNotConsumed),
        Scenario.of("R2.next_receiver_gets_the_item", CancelScenarios::nextReceiver),
        Scenario.of("R2.next_sender_gets_the_place", CancelScenarios::nextSender));
  }

  /** A wait that only its cancellation ends. */
  @FunctionalInterface
  private interface Wait {
    Promise<? extends @Nullable Object> begin(AsyncRuntime runtime);
  }

  private static Scenario ends(String suspension, Wait wait) {
    return Scenario.of("R2.cancel_ends_" + suspension, c -> cancelWhileWaiting(c, wait));
  }

  private static Promise<@Nullable Void> cancelWhileWaiting(Context c, Wait wait) {
    return Turns.<@Nullable Void>waiting(c, "waiter", () -> c.done(wait.begin(c.runtime())))
        .then(
            task -> {
              c.expect(task.promise().peek().isEmpty(), "it waits");
              task.cancel();
              return Turns.cancelled(c, "waiter", task.promise());
            });
  }

  private static Promise<Interval.Tick> secondTick(AsyncRuntime runtime) {
    Interval interval = runtime.interval(NEVER);
    return interval.tick().then(first -> interval.tick());
  }

  private static Promise<@Nullable Void> sendToFull(AsyncRuntime runtime) {
    Channel<String> channel = runtime.channel(1);
    channel.trySend("fills it");
    return channel.send("waits");
  }

  private static Promise<@Nullable Void> listForEver(AsyncRuntime runtime) {
    return runtime.storage().list().then(names -> listForEver(runtime));
  }

  /** What a cancelled task begins later completes as cancelled at once; it may still end well. */
  private static Promise<@Nullable Void> staysCancelled(Context c) {
    AsyncRuntime runtime = c.runtime();
    return Turns.<Integer>waiting(
            c, "stubborn", () -> runtime.sleep(NEVER).handle(outcome -> laterWaits(c)))
        .then(
            task -> {
              task.cancel();
              return task.promise();
            })
        .map(waits -> c.observeEqual("waits that were cancelled at once", 7, waits));
  }

  private static Promise<Integer> laterWaits(Context c) {
    AsyncRuntime runtime = c.runtime();
    List<Promise<? extends @Nullable Object>> waits =
        List.of(
            runtime.sleep(NEVER),
            runtime.sleep(Duration.ZERO),
            runtime.yield(),
            runtime.interval(NEVER).tick(),
            runtime.<String>channel(1).send("item"),
            runtime.<String>channel(1).receive(),
            runtime.storage().list());
    for (int i = 0; i < waits.size(); i++) {
      boolean ended = waits.get(i).peek().orElse(null) instanceof Outcome.Cancelled;
      c.expect(ended, "cancelled at once: wait=" + i);
    }
    return runtime.completed(waits.size());
  }

  /** A task that has not started runs to its first suspension. */
  private static Promise<@Nullable Void> beforeStart(Context c) {
    AsyncRuntime runtime = c.runtime();
    AtomicInteger started = new AtomicInteger();
    TaskHandle<Void> sleeper =
        runtime.spawn("sleeper", () -> counted(started, () -> runtime.sleep(NEVER)));
    sleeper.cancel();
    TaskHandle<String> worker = runtime.call("worker", () -> "worked");
    worker.cancel();
    return Turns.cancelled(c, "sleeper", sleeper.promise())
        .then(
            none -> {
              c.expectEqual("starts of the sleeper", 1, started.get());
              return worker.promise();
            })
        .map(value -> c.observeEqual("without a suspension", "worked", value));
  }

  private static <T extends @Nullable Object> Promise<T> counted(
      AtomicInteger count, Supplier<Promise<T>> body) {
    count.incrementAndGet();
    return body.get();
  }

  private static Promise<@Nullable Void> twice(Context c) {
    return Turns.waiting(c, "sleeper", () -> c.runtime().sleep(NEVER))
        .then(
            task -> {
              task.cancel();
              task.cancel();
              return Turns.cancelled(c, "sleeper", task.promise())
                  .then(
                      none -> {
                        task.cancel();
                        return Turns.cancelled(c, "still", task.promise());
                      });
            });
  }

  private static Promise<@Nullable Void> afterEnd(Context c) {
    TaskHandle<String> task = c.runtime().call("short", () -> "value");
    return task.promise()
        .then(
            value -> {
              task.cancel();
              return Turns.pass(c.runtime(), QUIET_TURNS);
            })
        .then(none -> task.promise())
        .map(value -> c.observeEqual("value", "value", value));
  }

  /** Neither what handles values nor what handles errors is called, and nothing is reported. */
  private static Promise<@Nullable Void> noError(Context c) {
    PromiseSource<String> source = c.runtime().promise();
    source.cancel();
    AtomicInteger calls = new AtomicInteger();
    Promise<String> passed =
        source
            .promise()
            .map(value -> value + calls.incrementAndGet())
            .recover(error -> c.runtime().completed("recovered " + calls.incrementAndGet()));
    source.promise().map(value -> value + calls.incrementAndGet());
    return Turns.cancelled(c, "promise", passed)
        .then(none -> Turns.pass(c.runtime(), QUIET_TURNS))
        .map(
            none -> {
              c.expectEqual("reports", List.of(), c.takeReports());
              return c.observeEqual("handlers called", 0, calls.get());
            });
  }

  private static Promise<@Nullable Void> plainPromise(Context c) {
    PromiseSource<String> source = c.runtime().promise();
    return Turns.waiting(c, "waiter", source::promise)
        .then(
            task -> {
              task.cancel();
              return Turns.pass(c.runtime(), QUIET_TURNS)
                  .then(
                      none -> {
                        c.expect(task.promise().peek().isEmpty(), "it waits on");
                        source.succeed("value");
                        return task.promise();
                      });
            })
        .map(value -> c.observeEqual("value", "value", value));
  }

  private static Promise<@Nullable Void> child(Context c) {
    AsyncRuntime runtime = c.runtime();
    PromiseSource<String> source = runtime.promise();
    return Turns.waiting(
            c,
            "parent",
            () -> {
              runtime.spawn("child", () -> runtime.sleep(SHORT).map(none -> source.succeed("end")));
              return runtime.sleep(NEVER);
            })
        .then(
            parent -> {
              parent.cancel();
              return Turns.cancelled(c, "parent", parent.promise());
            })
        .then(none -> source.promise())
        .map(value -> c.observeEqual("child came to its", "end", value));
  }

  private static Promise<@Nullable Void> sleepWakesNobody(Context c) {
    AsyncRuntime runtime = c.runtime();
    AtomicInteger woken = new AtomicInteger();
    TaskHandle<Integer> sleeper =
        runtime.spawn("sleeper", () -> runtime.sleep(PERIOD).map(none -> woken.incrementAndGet()));
    sleeper.cancel();
    return Turns.cancelled(c, "sleeper", sleeper.promise())
        .then(none -> runtime.sleep(PERIOD.plus(SHORT)))
        .map(none -> c.observeEqual("callbacks woken", 0, woken.get()));
  }

  private static Promise<@Nullable Void> tickNotConsumed(Context c) {
    Interval interval = c.runtime().interval(PERIOD);
    return interval
        .tick()
        .then(
            first ->
                cancelTick(c, interval)
                    .then(none -> interval.tick())
                    .map(
                        tick ->
                            tick.dueNanos() - first.dueNanos() - tick.missed() * PERIOD.toNanos()))
        .map(
            passed -> {
              interval.close();
              return c.observeEqual("period", PERIOD.toNanos(), passed);
            });
  }

  private static Promise<@Nullable Void> cancelTick(Context c, Interval interval) {
    return Turns.waiting(c, "ticker", interval::tick)
        .then(
            task -> {
              task.cancel();
              return Turns.cancelled(c, "ticker", task.promise());
            });
  }

  private static Promise<@Nullable Void> nextReceiver(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    return Turns.waiting(c, "first", channel::receive)
        .then(
            first -> {
              var second = channel.receive();
              first.cancel();
              channel.trySend("item");
              return Turns.cancelled(c, "first", first.promise()).then(none -> second);
            })
        .map(item -> c.observeEqual("second", "item", item.orElse("closed")));
  }

  private static Promise<@Nullable Void> nextSender(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    channel.trySend("a");
    return Turns.waiting(c, "first", () -> channel.send("b"))
        .then(
            first -> {
              Promise<@Nullable Void> second = channel.send("c");
              first.cancel();
              return Turns.cancelled(c, "first", first.promise())
                  .then(none -> c.each(List.of(1, 2), turn -> channel.receive()))
                  .then(items -> second.map(none -> items));
            })
        .map(
            items -> {
              List<String> got = items.stream().map(item -> item.orElse("closed")).toList();
              return c.observeEqual("items", List.of("a", "c"), got);
            });
  }
}
