package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;

/** R4: what is ready runs, all of it, and never inside the call that made it ready. */
final class WakeUpScenarios {
  private static final int TASKS = 50;
  private static final Duration SHORT = Duration.ofMillis(1);

  private WakeUpScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R4.no_wake_up_lost", WakeUpScenarios::noWakeUpLost),
        Scenario.of("R4.strand_never_inline", WakeUpScenarios::strandNeverInline));
  }

  /** Tasks that are woken in every way there is; one wake-up lost, and one of them never ends. */
  private static Promise<@Nullable Void> noWakeUpLost(Context c) {
    AsyncRuntime runtime = c.runtime();
    Strand strand = runtime.strand();
    Channel<Integer> channel = runtime.channel(1);
    List<Promise<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      int number = i;
      tasks.add(runtime.spawn("woken-" + i, () -> woken(runtime, strand, number)).promise());
      tasks.add(runtime.spawn("sender-" + i, () -> sent(channel, number)).promise());
      tasks.add(runtime.spawn("receiver-" + i, () -> received(channel)).promise());
    }
    return runtime
        .all(tasks)
        .map(ended -> c.observeEqual("tasks that ended", 3 * TASKS, ended.size()));
  }

  private static Promise<Integer> woken(AsyncRuntime runtime, Strand strand, int number) {
    return runtime
        .yield()
        .then(none -> runtime.sleep(SHORT))
        .then(none -> strand.call(() -> number))
        .then(same -> runtime.timeout(Duration.ofDays(1), runtime.yield()))
        .map(none -> number);
  }

  private static Promise<Integer> sent(Channel<Integer> channel, int number) {
    return channel.send(number).map(none -> number);
  }

  private static Promise<Integer> received(Channel<Integer> channel) {
    return channel.receive().map(item -> item.orElse(-1));
  }

  /** The strand is idle, and still its body waits until the call has returned. */
  private static Promise<@Nullable Void> strandNeverInline(Context c) {
    Strand strand = c.runtime().strand();
    Object turn = new Object();
    List<String> events = new ArrayList<>();
    Promise<Boolean> body;
    synchronized (turn) {
      body = strand.call(() -> add(turn, events, "body"));
      events.add("call returned");
    }
    return body.map(done -> c.observeEqual("order", List.of("call returned", "body"), events));
  }

  private static boolean add(Object turn, List<String> events, String event) {
    synchronized (turn) {
      return events.add(event);
    }
  }
}
