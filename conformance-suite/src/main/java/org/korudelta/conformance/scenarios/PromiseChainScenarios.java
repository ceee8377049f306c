package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/** R10: long chains, promises gathered, and promises that are complete already. */
final class PromiseChainScenarios {
  private static final int LINKS = 100_000;
  private static final int MANY = 1_000;
  private static final int CALLBACKS = 10;

  private PromiseChainScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R10.chain_of_100_000", PromiseChainScenarios::chain),
        Scenario.of("R10.loop_of_100_000", PromiseChainScenarios::loop),
        Scenario.of("R10.all_of_none", PromiseChainScenarios::allOfNone),
        Scenario.of("R10.all_of_many", PromiseChainScenarios::allOfMany),
        Scenario.of("R10.all_with_a_failure", PromiseChainScenarios::allWithFailure),
        Scenario.of("R10.all_with_a_cancellation", PromiseChainScenarios::allWithCancelled),
        Scenario.of("R10.peek_at_a_failure", PromiseChainScenarios::peekAtFailure),
        Scenario.of("R10.completed_by_another_task", PromiseChainScenarios::byAnotherTask),
        Scenario.of("R10.late_callbacks", PromiseChainScenarios::lateCallbacks));
  }

  /** A chain that is built first and runs then, without a stack as deep as it is long. */
  private static Promise<@Nullable Void> chain(Context c) {
    PromiseSource<Integer> source = c.runtime().promise();
    Promise<Integer> end = source.promise();
    for (int i = 0; i < LINKS; i++) {
      end = end.map(number -> number + 1);
    }
    source.succeed(0);
    return end.map(number -> c.observeEqual("links", LINKS, number));
  }

  private static Promise<@Nullable Void> loop(Context c) {
    return counted(c.runtime(), 0).map(number -> c.observeEqual("rounds", LINKS, number));
  }

  private static Promise<Integer> counted(AsyncRuntime runtime, int number) {
    Promise<Integer> now = runtime.completed(number);
    return number == LINKS ? now : now.then(same -> counted(runtime, same + 1));
  }

  private static Promise<@Nullable Void> allOfNone(Context c) {
    Promise<List<String>> none = c.runtime().all(List.of());
    c.holds("complete at once", none.peek().isPresent());
    return none.map(values -> c.observeEqual("values", 0, values.size()));
  }

  /** They complete from the last to the first; their values are in order all the same. */
  private static Promise<@Nullable Void> allOfMany(Context c) {
    List<PromiseSource<Integer>> sources = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      sources.add(c.runtime().promise());
    }
    Promise<List<Integer>> all =
        c.runtime().all(sources.stream().map(PromiseSource::promise).toList());
    for (int i = MANY - 1; i >= 0; i--) {
      sources.get(i).succeed(i);
    }
    return all.map(
        values -> {
          c.expectEqual("values", Turns.upTo(MANY), values);
          return c.observe("values", values.size());
        });
  }

  /** The others are looked at: their failures reach nobody else. */
  private static Promise<@Nullable Void> allWithFailure(Context c) {
    AsyncRuntime runtime = c.runtime();
    Promise<List<String>> all =
        runtime.all(
            List.of(
                runtime.completed("value"),
                runtime.yield().<String>map(none -> Failures.fail("first")),
                runtime.<String>failed(Failures.bad("second"))));
    return c.error(ErrorCode.BAD_REQUEST, all)
        .then(
            error -> {
              c.expectEqual("failure", "first", error.getMessage());
              c.observe("failure", error);
              return Turns.pass(runtime, 20);
            })
        .map(none -> c.observeEqual("reports", 0, c.takeReports().size()));
  }

  private static Promise<@Nullable Void> allWithCancelled(Context c) {
    PromiseSource<String> source = c.runtime().promise();
    Promise<List<String>> all =
        c.runtime().all(List.of(c.runtime().completed("value"), source.promise()));
    source.cancel();
    return Turns.cancelled(c, "all", all);
  }

  private static Promise<@Nullable Void> peekAtFailure(Context c) {
    Promise<String> failed = c.runtime().failed(Failures.bad("value=1"));
    c.holds(
        "a failure without a hop", failed.peek().orElse(null) instanceof Outcome.Failure<String>);
    Promise<KoruException> seen = c.error(ErrorCode.BAD_REQUEST, failed);
    return seen.map(error -> c.observe("error", error));
  }

  private static Promise<@Nullable Void> byAnotherTask(Context c) {
    PromiseSource<String> source = c.runtime().promise();
    Promise<Boolean> first = c.runtime().call("completer", () -> source.succeed("value")).promise();
    return source
        .promise()
        .then(
            value -> {
              c.observeEqual("value", "value", value);
              return first;
            })
        .map(won -> c.holds("the completion counted", won));
  }

  private static Promise<@Nullable Void> lateCallbacks(Context c) {
    Promise<String> complete = c.runtime().completed("value");
    List<Integer> order = new ArrayList<>();
    List<Promise<Boolean>> callbacks = new ArrayList<>();
    synchronized (order) {
      for (int i = 0; i < CALLBACKS; i++) {
        int number = i;
        callbacks.add(complete.map(value -> Turns.add(order, number)));
      }
      c.holds("none ran inline", order.isEmpty());
    }
    return c.runtime()
        .all(callbacks)
        .map(
            all -> {
              c.expectEqual("order of registration", Turns.upTo(CALLBACKS), order);
              return c.observe("callbacks", order.size());
            });
  }
}
