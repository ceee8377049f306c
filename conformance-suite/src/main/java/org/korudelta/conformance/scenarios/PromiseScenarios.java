package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/** R10: promises complete once and call back as tasks, in order, never inline. */
final class PromiseScenarios {
  private static final int CALLBACKS = 16;

  private PromiseScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R10.registration_order", PromiseScenarios::registrationOrder),
        Scenario.of("R10.never_inline", PromiseScenarios::neverInline),
        Scenario.of("R10.completes_once", PromiseScenarios::completesOnce),
        Scenario.of("R10.peek", PromiseScenarios::peek),
        Scenario.of("R10.outcomes_pass_through", PromiseScenarios::outcomesPassThrough),
        Scenario.of("R10.all_in_order", PromiseScenarios::allInOrder));
  }

  private static Promise<@Nullable Void> registrationOrder(Context c) {
    PromiseSource<String> source = c.runtime().promise();
    List<String> names = new ArrayList<>();
    List<String> order = new ArrayList<>();
    for (int i = 0; i < CALLBACKS; i++) {
      String name = "callback " + i;
      names.add(name);
      source.promise().onComplete(outcome -> add(order, name));
    }
    source.succeed("value");
    return c.until(() -> size(order) == CALLBACKS)
        .map(none -> c.observeEqual("order", names, order));
  }

  private static Promise<@Nullable Void> neverInline(Context c) {
    AtomicReference<String> stage = new AtomicReference<>("before");
    Object turn = new Object();
    PromiseSource<String> source = c.runtime().promise();
    Promise<String> pending = source.promise().map(value -> seen(turn, stage));
    Promise<String> completed;
    synchronized (turn) {
      source.succeed("value");
      completed = c.runtime().completed("value").map(value -> seen(turn, stage));
      stage.set("after");
    }
    return pending
        .then(
            seen -> {
              c.observeEqual("callback of a completion", "after", seen);
              return completed;
            })
        .map(seen -> c.observeEqual("callback of a completed promise", "after", seen));
  }

  private static Promise<@Nullable Void> completesOnce(Context c) {
    PromiseSource<String> source = c.runtime().promise();
    c.holds("first counts", source.succeed("first"));
    c.holds("no second", !source.succeed("second"));
    c.holds("no failure after", !source.fail(new KoruException.BadRequest("late")));
    c.holds("no cancellation after", !source.cancel());
    return source.promise().map(value -> c.observeEqual("value", "first", value));
  }

  private static Promise<@Nullable Void> peek(Context c) {
    PromiseSource<String> source = c.runtime().promise();
    c.holds("pending", source.promise().peek().isEmpty());
    source.succeed("value");
    c.holds("completed", source.promise().peek().isPresent());
    c.holds("made complete", c.runtime().completed(1).peek().isPresent());
    Outcome<String> outcome = source.promise().peek().orElseThrow();
    c.expect(outcome instanceof Outcome.Success, "peek gives the success");
    return c.runtime().completed(null);
  }

  private static Promise<@Nullable Void> outcomesPassThrough(Context c) {
    AsyncRuntime runtime = c.runtime();
    PromiseSource<String> cancelled = runtime.promise();
    cancelled.cancel();
    List<Promise<String>> promises =
        List.of(
            runtime.completed("v").map(v -> v + " mapped"),
            runtime.completed("v").<String>map(v -> Failures.fail("thrown by map")),
            runtime.completed("v").<String>then(v -> Failures.fail("thrown by then")),
            runtime.<String>failed(Failures.bad("failed")).map(v -> v + " not reached"),
            runtime
                .<String>failed(Failures.bad("failed"))
                .recover(e -> runtime.completed("recovered")),
            runtime.completed("v").recover(e -> runtime.completed("not reached")),
            cancelled.promise().map(v -> v + " not reached"),
            cancelled.promise().recover(e -> runtime.completed("not reached")),
            cancelled.promise().handle(o -> runtime.completed("handled " + words(o))));
    return runtime
        .all(promises.stream().map(c::outcome).toList())
        .map(
            outcomes -> {
              outcomes.forEach(outcome -> c.observe("outcome", words(outcome)));
              return null;
            });
  }

  private static Promise<@Nullable Void> allInOrder(Context c) {
    AsyncRuntime runtime = c.runtime();
    PromiseSource<String> slow = runtime.promise();
    PromiseSource<String> fast = runtime.promise();
    Promise<List<String>> values = runtime.all(List.of(slow.promise(), fast.promise()));
    fast.succeed("fast");
    slow.succeed("slow");
    PromiseSource<String> first = runtime.promise();
    PromiseSource<String> second = runtime.promise();
    Promise<KoruException> failure =
        c.error(ErrorCode.BAD_REQUEST, runtime.all(List.of(first.promise(), second.promise())));
    second.fail(Failures.bad("second"));
    first.fail(Failures.bad("first"));
    return values
        .then(
            list -> {
              c.observeEqual("values", List.of("slow", "fast"), list);
              return failure;
            })
        .map(error -> c.observe("failure", error));
  }

  private static String words(Outcome<String> outcome) {
    if (outcome instanceof Outcome.Success<String> success) {
      return success.value();
    }
    return outcome instanceof Outcome.Failure<String> failure
        ? "failure " + failure.error().getMessage()
        : "cancelled";
  }

  private static void add(List<String> order, String name) {
    synchronized (order) {
      order.add(name);
    }
  }

  private static int size(List<String> order) {
    synchronized (order) {
      return order.size();
    }
  }

  private static String seen(Object turn, AtomicReference<String> stage) {
    synchronized (turn) {
      return stage.get();
    }
  }
}
