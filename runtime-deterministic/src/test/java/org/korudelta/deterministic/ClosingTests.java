package org.korudelta.deterministic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** R12. */
class ClosingTests {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();

  @Test
  void close_noTasks_endsAtOnce() {
    assertThat(runtime.await(runtime.close(SECOND))).isEmpty();
    assertThat(runtime.now()).isZero();
  }

  @Test
  void close_sleepingTasks_endWithoutTheGrace() {
    var task = runtime.spawn("sleeper", () -> runtime.sleep(Duration.ofDays(1)));
    runtime.step();

    assertThat(runtime.await(runtime.close(SECOND))).isEmpty();

    assertThat(runtime.now()).isZero();
    assertThat(task.promise().peek()).contains(new Outcome.Cancelled<>());
    assertThat(runtime.timers()).isZero();
  }

  @Test
  void close_taskAtNoSuspension_isNamedAfterTheGrace() {
    runtime.spawn("stuck", () -> runtime.promise().promise());
    runtime.spawn("sleeper", () -> runtime.sleep(Duration.ofDays(1)));
    runtime.spawn("also stuck", () -> runtime.promise().promise());
    runtime.runFor(SECOND);

    assertThat(runtime.await(runtime.close(SECOND))).containsExactly("stuck", "also stuck");
    assertThat(runtime.now()).isEqualTo(2 * SECOND.toNanos());
  }

  @Test
  void close_taskThatEndsWithinTheGrace_isNotNamed() {
    var source = runtime.<String>promise();
    runtime.spawn("slow", source::promise);
    runtime.step();
    var closing = runtime.close(SECOND);

    source.succeed("ended");

    assertThat(runtime.await(closing)).isEmpty();
    assertThat(runtime.now()).isZero();
  }

  @Test
  void close_everythingPending_isCancelled() {
    var sleep = runtime.sleep(SECOND);
    var receive = runtime.channel(1).receive();
    var timeout = runtime.timeout(SECOND, runtime.promise().promise());

    runtime.await(runtime.close(SECOND));

    assertThat(sleep.peek()).contains(new Outcome.Cancelled<>());
    assertThat(receive.peek()).contains(new Outcome.Cancelled<>());
    assertThat(timeout.peek()).contains(new Outcome.Cancelled<>());
    assertThat(runtime.timers()).isZero();
  }

  @Test
  void close_suspensionLeftBehindByAnEndedTask_isCancelled() {
    var slept = new ArrayList<Outcome<Void>>();
    runtime.call(
        "leaver",
        () -> {
          runtime.sleep(Duration.ofDays(1)).onComplete(slept::add);
          return "ended";
        });
    runtime.step();

    runtime.await(runtime.close(SECOND));

    assertThat(slept).containsExactly(new Outcome.Cancelled<>());
    assertThat(runtime.now()).isZero();
  }

  @Test
  void close_suspensionMadeByACallbackOfAnEndedTask_isCancelled() {
    var gate = runtime.<String>promise();
    var slept = new ArrayList<Outcome<Void>>();
    runtime.call("leaver", () -> sleepAfter(gate.promise(), slept));
    runtime.runUntilIdle();
    gate.succeed("open");
    runtime.step();
    assertThat(runtime.timers()).isOne();

    runtime.await(runtime.close(SECOND));

    assertThat(slept).containsExactly(new Outcome.Cancelled<>());
    assertThat(runtime.timers()).isZero();
  }

  @Test
  void sleep_inACallbackOfAnEndedTaskAfterClose_isCancelled() {
    var gate = runtime.<String>promise();
    var slept = new ArrayList<Outcome<Void>>();
    runtime.call("leaver", () -> sleepAfter(gate.promise(), slept));
    runtime.runUntilIdle();
    runtime.await(runtime.close(SECOND));

    gate.succeed("open");
    runtime.runUntilIdle();

    assertThat(slept).containsExactly(new Outcome.Cancelled<>());
  }

  private String sleepAfter(Promise<String> gate, List<Outcome<Void>> slept) {
    gate.onComplete(outcome -> runtime.sleep(Duration.ofDays(1)).onComplete(slept::add));
    return "ended";
  }

  @Test
  void close_twice_givesTheFirstAnswer() {
    runtime.spawn("stuck", () -> runtime.promise().promise());
    runtime.step();
    var first = runtime.close(SECOND);
    var second = runtime.close(Duration.ZERO);

    assertThat(runtime.await(second)).containsExactly("stuck");
    assertThat(runtime.await(first)).containsExactly("stuck");
    assertThat(runtime.now()).isEqualTo(SECOND.toNanos());
  }

  @Test
  void close_negativeGrace_isRejected() {
    assertThatThrownBy(() -> runtime.await(runtime.close(SECOND.negated())))
        .isInstanceOf(KoruException.BadRequest.class);
    assertThat(runtime.await(runtime.call("still open", () -> 1).promise())).isEqualTo(1);
  }

  @Test
  void spawn_afterClose_failsClosed() {
    runtime.await(runtime.close(SECOND));
    var task = runtime.call("late", () -> "never");

    assertThatThrownBy(() -> runtime.await(task.promise()))
        .isInstanceOf(KoruException.Closed.class)
        .hasMessage("runtime closed: task=late");
    assertThat(runtime.sleep(SECOND).peek()).contains(new Outcome.Cancelled<>());
  }
}
