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
    List<String> order = new ArrayList<>();
    for (int i = 0; i < CALLBACKS; i++) {
      String name = "callback " + i;
      source.promise().onComplete(outcome -> add(order, name));
    }
    source.succeed("value");
    return c.until(() -> size(order) == CALLBACKS).map(none -> c.observe("order", order));
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
              c.observe("callback of a completion", seen);
              return completed;
            })
        .map(seen -> c.observe("callback of a completed promise", seen));
  }

  private static Promise<@Nullable Void> completesOnce(Context c) {
    PromiseSource<String> source = c.runtime().promise();
    c.observe("first", source.succeed("first"));
    c.observe("second", source.succeed("second"));
    c.observe("failure after", source.fail(new KoruException.BadRequest("late")));
    c.observe("cancellation after", source.cancel());
    return source.promise().map(value -> c.observe("value", value));
  }

  private static Promise<@Nullable Void> peek(Context c) {
    PromiseSource<String> source = c.runtime().promise();
    c.observe("pending", source.promise().peek().isPresent());
    source.succeed("value");
    c.observe("completed", source.promise().peek().isPresent());
    c.observe("made complete", c.runtime().completed(1).peek().isPresent());
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
            runtime.completed("v").<String>map(v -> fail("thrown by map")),
            runtime.completed("v").<String>then(v -> fail("thrown by then")),
            runtime.<String>failed(bad("failed")).map(v -> v + " not reached"),
            runtime.<String>failed(bad("failed")).recover(e -> runtime.completed("recovered")),
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
    second.fail(bad("second"));
    first.fail(bad("first"));
    return values
        .then(
            list -> {
              c.observe("values", list);
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

  private static KoruException bad(String message) {
    return new KoruException.BadRequest(message);
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // Never returns.
  private static <T extends @Nullable Object> T fail(String message) {
    throw bad(message);
  }
}
