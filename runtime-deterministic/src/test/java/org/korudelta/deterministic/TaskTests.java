package org.korudelta.deterministic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Capability;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;

/** R1 and R2. */
class TaskTests {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();

  @Test
  void spawn_body_runsOnceAndNeverInline() {
    var seen = new ArrayList<String>();
    var task = runtime.spawn("t", () -> note(seen, "body"));
    seen.add("after spawn");
    runtime.runUntilIdle();

    assertThat(seen).containsExactly("after spawn", "body");
    assertThat(task.name()).isEqualTo("t");
  }

  private Promise<Boolean> note(List<String> seen, String text) {
    return runtime.completed(seen.add(text));
  }

  @Test
  void spawn_insideATask_neverRunsInline() {
    var seen = new ArrayList<String>();
    runtime.call(
        "outer",
        () -> {
          runtime.call("inner", () -> seen.add("inner"));
          return seen.add("outer ends");
        });
    runtime.runUntilIdle();

    assertThat(seen).containsExactly("outer ends", "inner");
  }

  @Test
  void ready_fifo_runsInOrder() {
    var seen = new ArrayList<Integer>();
    for (int i = 0; i < 1_000; i++) {
      int id = i;
      runtime.call("t" + i, () -> seen.add(id));
    }
    runtime.runUntilIdle();

    assertThat(seen).hasSize(1_000).isSorted();
  }

  @Test
  void call_throwing_failsTheHandle() {
    var error = new Exception("checked");
    TaskHandle<String> task =
        runtime.call(
            "t",
            () -> {
              throw error;
            });

    assertThatThrownBy(() -> runtime.await(task.promise())).isSameAs(error);
  }

  @Test
  void spawn_bodyGivesNull_failsBadRequest() {
    TaskHandle<String> task = runtime.spawn("t", () -> null);

    assertThatThrownBy(() -> runtime.await(task.promise()))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("body gave no promise: task=t");
  }

  @Test
  void spawnBlocking_onTheVirtualClock_runsLaterInNoTime() {
    TaskHandle<Long> task = runtime.spawnBlocking("t", runtime::now);

    assertThat(runtime.supports(Capability.BLOCKING)).isTrue();
    assertThat(task.promise().peek()).isEmpty();
    assertThat(runtime.await(task.promise())).isZero();
  }

  @Test
  void cancel_sleeping_leavesNoTimer() {
    TaskHandle<Void> task = runtime.spawn("t", () -> runtime.sleep(SECOND));
    runtime.step();
    assertThat(runtime.timers()).isEqualTo(1);

    task.cancel();

    assertThat(runtime.timers()).isZero();
    runtime.runUntilIdle();
    assertThat(runtime.now()).isZero();
    assertThat(task.promise().peek()).contains(new Outcome.Cancelled<>());
    assertThat(runtime.errors()).isEmpty();
  }

  @Test
  void cancel_betweenDueAndRun_completesCancelled() {
    var handles = new ArrayList<TaskHandle<Void>>();
    runtime
        .sleep(SECOND)
        .onComplete(
            outcome -> {
              handles.get(0).cancel();
            });
    handles.add(runtime.spawn("t", () -> runtime.sleep(SECOND)));
    runtime.runUntilIdle();

    assertThat(handles.get(0).promise().peek()).contains(new Outcome.Cancelled<>());
  }

  @Test
  void cancel_yielding_completesCancelled() {
    TaskHandle<Void> task = runtime.spawn("t", runtime::yield);
    runtime.step();

    task.cancel();
    runtime.runUntilIdle();

    assertThat(task.promise().peek()).contains(new Outcome.Cancelled<>());
  }

  @Test
  void cancel_ticking_completesCancelledAndConsumesNoTick() {
    var interval = runtime.interval(SECOND);
    runtime.await(interval.tick());
    var task = runtime.spawn("t", interval::tick);
    runtime.step();
    assertThat(runtime.timers()).isEqualTo(1);

    task.cancel();
    runtime.runUntilIdle();

    assertThat(task.promise().peek()).contains(new Outcome.Cancelled<>());
    assertThat(runtime.timers()).isZero();
    assertThat(runtime.await(interval.tick()).dueNanos()).isEqualTo(SECOND.toNanos());
  }

  @Test
  void cancel_receiving_consumesNothing() {
    Schedules.all(
        any -> {
          Channel<String> channel = any.channel(1);
          var task = any.spawn("reader", channel::receive);
          any.runUntilIdle();
          task.cancel();
          assertThat(channel.trySend("kept")).isEqualTo(Channel.SendResult.SENT);
          any.runUntilIdle();
          assertThat(task.promise().peek()).contains(new Outcome.Cancelled<>());
          assertThat(any.await(channel.receive())).contains("kept");
        });
  }

  @Test
  void cancel_receiving_theNextReceiverIsServed() {
    Channel<String> channel = runtime.channel(1);
    var first = runtime.spawn("first", channel::receive);
    var second = runtime.spawn("second", channel::receive);
    runtime.runUntilIdle();

    first.cancel();
    runtime.await(channel.send("item"));

    assertThat(runtime.await(second.promise())).contains("item");
  }

  @Test
  void cancel_waitingSend_deliversNothing() {
    Channel<String> channel = runtime.channel(1);
    channel.trySend("first");
    var cancelled = runtime.spawn("cancelled", () -> channel.send("never"));
    var next = runtime.spawn("next", () -> channel.send("second"));
    runtime.runUntilIdle();

    cancelled.cancel();

    assertThat(runtime.await(channel.receive())).contains("first");
    assertThat(runtime.await(channel.receive())).contains("second");
    runtime.await(next.promise());
    assertThat(cancelled.promise().peek()).contains(new Outcome.Cancelled<>());
    channel.close();
    assertThat(runtime.await(channel.receive())).isEmpty();
  }

  @Test
  void cancel_laterSuspensions_completeCancelledAtOnce() {
    Channel<String> full = runtime.channel(1);
    full.trySend("kept");
    var outcomes = new ArrayList<Outcome<?>>();
    var task =
        runtime.spawn(
            "t", () -> runtime.sleep(SECOND).handle(outcome -> suspendEverywhere(full, outcomes)));
    runtime.step();

    task.cancel();
    runtime.runUntilIdle();

    assertThat(outcomes).hasSize(6).containsOnly(new Outcome.Cancelled<>());
    assertThat(runtime.timers()).isZero();
    assertThat(runtime.await(full.receive())).contains("kept");
  }

  private Promise<String> suspendEverywhere(Channel<String> full, List<Outcome<?>> outcomes) {
    outcomes.add(runtime.sleep(SECOND).peek().orElse(null));
    outcomes.add(runtime.yield().peek().orElse(null));
    outcomes.add(runtime.interval(SECOND).tick().peek().orElse(null));
    outcomes.add(full.send("never").peek().orElse(null));
    outcomes.add(full.receive().peek().orElse(null));
    outcomes.add(runtime.storage().create("never").peek().orElse(null));
    return runtime.completed("ended");
  }

  @Test
  void cancel_beforeTheStart_bodyStillRunsToItsFirstSuspension() {
    var seen = new ArrayList<String>();
    var task =
        runtime.spawn(
            "t",
            () -> {
              seen.add("body");
              return runtime.sleep(SECOND).map(x -> seen.add("never"));
            });
    task.cancel();
    runtime.runUntilIdle();

    assertThat(seen).containsExactly("body");
    assertThat(task.promise().peek()).contains(new Outcome.Cancelled<>());
  }

  @Test
  void cancel_endedTask_isHarmless() {
    var task = runtime.call("t", () -> "result");
    runtime.runUntilIdle();
    task.cancel();

    assertThat(runtime.await(task.promise())).isEqualTo("result");
  }

  @Test
  void cancel_callbackRegisteredByTheTask_belongsToIt() {
    Promise<Optional<String>> shared = runtime.<String>channel(1).receive();
    var source = runtime.<String>promise();
    var slept = new ArrayList<Outcome<Void>>();
    var task =
        runtime.spawn(
            "t",
            () -> {
              source.promise().onComplete(outcome -> runtime.sleep(SECOND).onComplete(slept::add));
              return shared;
            });
    runtime.runUntilIdle();

    task.cancel();
    source.succeed("go");
    runtime.runUntilIdle();

    assertThat(slept).containsExactly(new Outcome.Cancelled<>());
    assertThat(shared.peek()).isEmpty();
  }

  @Test
  void handle_dropped_detaches() {
    var seen = new ArrayList<String>();
    runtime.spawn("detached", () -> runtime.sleep(SECOND).map(x -> seen.add("ended")));
    System.gc();
    runtime.runUntilIdle();

    assertThat(seen).containsExactly("ended");
  }
}
