package org.korudelta.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Capability;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;
import org.korudelta.runtime.TaskWait;

/** What the runtime refuses, what it says of those that wait, and promises from elsewhere. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class HostedRuntimeTests {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final KernelHost host;
  private final HostedRuntime runtime;
  private final List<String> seen = new ArrayList<>();

  HostedRuntimeTests(boolean oneThread) {
    host = new KernelHost(oneThread);
    runtime = new HostedRuntime(host);
  }

  @Test
  void spawn_everyWayAfterClose_failsClosedAndRunsNothing() {
    runtime.close(SECOND);
    List<TaskHandle<String>> late =
        List.of(
            runtime.spawn("late", () -> runtime.completed("never")),
            runtime.call("late", () -> "never"),
            runtime.spawnBlocking("late", () -> "never"));
    host.runUntilIdle();

    assertThat(late)
        .allSatisfy(
            task ->
                assertThat(errorOf(task.promise()))
                    .isInstanceOf(KoruException.Closed.class)
                    .hasMessage("runtime closed: task=late"));
  }

  @Test
  void spawnBlocking_hostWithoutThreads_failsUnsupportedAndEnds() {
    TaskHandle<String> task = runtime.spawnBlocking("reader", () -> "never");
    host.runUntilIdle();

    assertThat(errorOf(task.promise()))
        .isInstanceOf(KoruException.Unsupported.class)
        .hasMessage("no blocking work here: task=reader");
    assertThat(runtime.supports(Capability.BLOCKING)).isFalse();
    assertThat(runtime.taskWaits()).isEmpty();
    assertThat(runtime.tasks.live()).isZero();
  }

  @Test
  void taskWaits_everyKindOfWait_isNamedOldestFirst() {
    var full = runtime.<String>channel(1);
    full.trySend("full");
    var interval = runtime.interval(SECOND);
    interval.tick();
    runtime.spawn(
        "busy",
        () -> {
          runtime.yield();
          runtime.sleep(SECOND);
          interval.tick();
          full.send("second");
          runtime.channel(1).receive();
          return runtime.promise().promise();
        });
    runtime.spawn("stuck", () -> runtime.promise().promise());
    host.kernel.runReady(2);

    assertThat(runtime.taskWaits())
        .containsExactly(
            new TaskWait(
                "busy",
                "yield, sleep until 1 s, tick of an interval of 1 s at 1 s,"
                    + " send on a full channel of capacity 1,"
                    + " receive on an empty channel of capacity 1"),
            new TaskWait("stuck", "a promise"));
  }

  @Test
  void taskWaits_waitOutsideAnyTask_comesFirst() {
    runtime.spawn("stuck", () -> runtime.promise().promise());
    host.runUntilIdle();
    runtime.channel(1).receive();

    assertThat(runtime.taskWaits())
        .containsExactly(
            new TaskWait("outside", "receive on an empty channel of capacity 1"),
            new TaskWait("stuck", "a promise"));
  }

  @Test
  void endedTask_withSeveralWaitsLeft_isListedUntilTheLastHasEnded() {
    var channel = runtime.<String>channel(1);
    var gate = runtime.<String>promise();
    runtime.call("leaver", () -> receiveTwiceAfter(gate.promise(), channel));
    host.runUntilIdle();
    gate.succeed("open");
    host.runUntilIdle();

    channel.trySend("first");
    host.runUntilIdle();
    var left = runtime.channel(1).receive();
    Promise<List<String>> closing = runtime.close(SECOND);
    host.runUntilIdle();

    assertThat(seen).containsExactly("Success", "Cancelled");
    assertThat(left.peek()).contains(new Outcome.Cancelled<>());
    assertThat(closing.peek()).contains(new Outcome.Success<>(List.of()));
  }

  private String receiveTwiceAfter(Promise<String> gate, Channel<String> channel) {
    gate.onComplete(
        open -> {
          channel.receive().onComplete(end -> seen.add(end.getClass().getSimpleName()));
          channel.receive().onComplete(end -> seen.add(end.getClass().getSimpleName()));
        });
    return "ended";
  }

  @Test
  void timeout_promiseOfAnotherRuntime_completesWithItsValue() {
    var elsewhere = new HostedRuntime(host).<String>promise();
    Promise<String> timed = runtime.timeout(SECOND, elsewhere.promise());

    elsewhere.succeed("from elsewhere");
    host.runUntilIdle();

    assertThat(timed.peek()).contains(new Outcome.Success<>("from elsewhere"));
    assertThat(host.kernel.timers()).isZero();
  }

  @Test
  void timeout_promiseOfAnotherRuntimeNeverWakes_failsAtTheDeadline() {
    var elsewhere = new HostedRuntime(host).<String>promise();
    Promise<String> timed = runtime.timeout(SECOND, elsewhere.promise());
    timed.onComplete(outcome -> {});

    host.kernel.fireDue(SECOND.toNanos());
    host.runUntilIdle();
    elsewhere.succeed("late");
    host.runUntilIdle();

    assertThat(errorOf(timed)).isInstanceOf(KoruException.DeadlineExceeded.class);
    assertThat(host.errors).isEmpty();
  }

  @Test
  void timeout_completePromise_isThatPromise() {
    Promise<String> complete = runtime.completed("value");

    assertThat(runtime.timeout(SECOND, complete)).isSameAs(complete);
    assertThat(host.kernel.timers()).isZero();
  }

  /** R3: what becomes ready after the failing turn has ended comes too late. */
  @Test
  void failure_seenByWorkThatWasNotReadyYet_isReported() {
    List<Promise<String>> failed = new ArrayList<>();
    runtime.call("failing", () -> failed.add(runtime.failed(new IllegalStateException("late"))));
    runtime.call("first", () -> runtime.call("second", () -> look(failed.get(0))).name());
    host.runUntilIdle();

    assertThat(host.errors).containsExactly("failing: late");
    assertThat(seen).containsExactly("Failure");
  }

  private String look(Promise<String> promise) {
    promise.onComplete(outcome -> seen.add(outcome.getClass().getSimpleName()));
    return "looked";
  }

  @Test
  void close_pendingTimeout_letsGoOfItsPromiseAndItsTimer() {
    var source = runtime.<String>promise();
    Promise<String> timed = runtime.timeout(SECOND, source.promise());
    runtime.spawn("stuck", () -> runtime.promise().promise());
    host.runUntilIdle();

    runtime.close(SECOND.multipliedBy(5));
    source.fail(new IllegalStateException("nobody looks"));
    host.runUntilIdle();

    assertThat(timed.peek()).contains(new Outcome.Cancelled<>());
    assertThat(host.kernel.timers()).as("the grace").isOne();
    assertThat(host.errors).containsExactly("outside: nobody looks");
  }

  @Test
  void close_taskEndsAsTheGraceDoes_hostIsShutDownOnceAndLast() {
    var source = runtime.<String>promise();
    runtime.spawn("slow", source::promise);
    host.runUntilIdle();
    Promise<List<String>> closing = runtime.close(SECOND);
    closing.onComplete(outcome -> seen.add("closed, shut down " + host.shutDowns + " times"));

    source.succeed("ended");
    host.kernel.fireDue(SECOND.toNanos());
    host.runUntilIdle();

    assertThat(closing.peek()).contains(new Outcome.Success<>(List.of()));
    assertThat(seen).containsExactly("closed, shut down 0 times");
    assertThat(host.shutDowns).isOne();
  }

  private static Throwable errorOf(Promise<?> promise) {
    return ((Outcome.Failure<?>) promise.peek().orElseThrow()).error();
  }
}
