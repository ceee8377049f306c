package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;

/** R4 and R11: strands, given bodies by tasks and from outside their runtime. */
final class StrandScenarios {
  private static final int BODIES = 20;
  private static final int TURNS = 10_000;

  private StrandScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R4.strand_goes_on_after_an_exception", StrandScenarios::exception),
        Scenario.of("R4.strand_body_gives_another", StrandScenarios::nested),
        Scenario.of("R4.strand_spawn_in_order", StrandScenarios::spawnInOrder),
        Scenario.of("R4.strand_of_many_tasks", StrandScenarios::manyTasks),
        Scenario.of("R4.long_loop_of_yields", StrandScenarios::longLoop),
        Scenario.of("R11.strand_from_outside", StrandScenarios::fromOutside));
  }

  private static Promise<@Nullable Void> exception(Context c) {
    Strand strand = c.runtime().strand();
    Promise<String> thrown = strand.call(() -> Failures.fail("thrown value=1"));
    Promise<String> spawned = strand.spawn(() -> Failures.fail("thrown value=2"));
    Promise<String> next = strand.call(() -> "next");
    return c.runtime()
        .all(
            List.of(
                c.error(ErrorCode.BAD_REQUEST, thrown), c.error(ErrorCode.BAD_REQUEST, spawned)))
        .then(
            errors -> {
              errors.forEach(error -> c.observe("error", error));
              return next;
            })
        .map(value -> c.observeEqual("after them", "next", value));
  }

  /** The inner body runs after the outer one, not inside it. */
  private static Promise<@Nullable Void> nested(Context c) {
    Strand strand = c.runtime().strand();
    List<String> events = new ArrayList<>();
    return strand
        .spawn(
            () -> {
              events.add("outer begins");
              Promise<Boolean> inner = strand.call(() -> events.add("inner"));
              events.add("outer ends");
              return inner;
            })
        .map(
            added ->
                c.observeEqual("events", List.of("outer begins", "outer ends", "inner"), events));
  }

  private static Promise<@Nullable Void> spawnInOrder(Context c) {
    AsyncRuntime runtime = c.runtime();
    Strand strand = runtime.strand();
    List<Integer> order = new ArrayList<>();
    List<Promise<@Nullable Void>> ends = new ArrayList<>();
    for (int i = 0; i < BODIES; i++) {
      int number = i;
      ends.add(
          strand.spawn(
              () -> {
                order.add(number);
                return runtime.yield();
              }));
    }
    return runtime
        .all(ends)
        .map(
            all -> {
              c.expectEqual("order of the bodies", Turns.upTo(BODIES), order);
              return c.observe("bodies", order.size());
            });
  }

  /** Bodies of different tasks never overlap: a plain counter misses none. */
  private static Promise<@Nullable Void> manyTasks(Context c) {
    AsyncRuntime runtime = c.runtime();
    Strand strand = runtime.strand();
    int[] count = new int[1];
    List<Promise<List<Integer>>> tasks = new ArrayList<>();
    for (int i = 0; i < BODIES; i++) {
      tasks.add(
          runtime
              .spawn(
                  "task-" + i,
                  () -> c.each(Turns.upTo(BODIES), turn -> strand.call(() -> ++count[0])))
              .promise());
    }
    return runtime
        .all(tasks)
        .then(all -> strand.call(() -> count[0]))
        .map(total -> c.observeEqual("bodies", BODIES * BODIES, total));
  }

  private static Promise<@Nullable Void> longLoop(Context c) {
    AtomicInteger turns = new AtomicInteger();
    return c.until(() -> turns.incrementAndGet() == TURNS)
        .map(none -> c.observeEqual("turns", TURNS, turns.get()));
  }

  /** Where the bodies run is open; that they run one at a time and in order is not. */
  private static Promise<@Nullable Void> fromOutside(Context c) {
    return c.<List<Integer>>elsewhere(runtime -> ordered(runtime, runtime.strand()))
        .map(
            order -> {
              c.expectEqual("order of the bodies", Turns.upTo(BODIES), order);
              return c.observe("bodies", order.size());
            });
  }

  private static Promise<List<Integer>> ordered(AsyncRuntime runtime, Strand strand) {
    List<Integer> order = new ArrayList<>();
    List<Promise<Boolean>> bodies = new ArrayList<>();
    for (int i = 0; i < BODIES; i++) {
      int number = i;
      bodies.add(strand.call(() -> order.add(number)));
    }
    return runtime.all(bodies).map(all -> order);
  }
}
