package org.korudelta.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;
import org.korudelta.runtime.TaskWait;

/** R2: what a task waits at, and when the runtime lets it go. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
@Timeout(60)
class TaskTests {
  private static final String RECEIVE = "receive on an empty channel of capacity 1";

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final KernelHost host;
  private final HostedRuntime runtime;
  private final List<String> seen = new ArrayList<>();

  TaskTests(boolean oneThread) {
    host = new KernelHost(oneThread);
    runtime = new HostedRuntime(host);
  }

  @Test
  void cancel_severalSuspensions_endOldestFirst() {
    TaskHandle<Object> task =
        runtime.spawn(
            "t",
            () -> {
              note(runtime.sleep(SECOND), "sleep");
              note(runtime.channel(1).receive(), "receive");
              note(runtime.interval(SECOND).tick(), "first tick");
              return runtime.promise().promise();
            });
    host.runUntilIdle();

    task.cancel();
    host.runUntilIdle();

    assertThat(seen)
        .containsExactly("first tick: Success", "sleep: Cancelled", "receive: Cancelled");
    assertThat(host.kernel.timers()).isZero();
  }

  @Test
  void cancel_oneOfThreeHasEnded_theOthersEnd() {
    for (int ended = 0; ended < 3; ended++) {
      seen.clear();
      var gate = runtime.<Integer>channel(1);
      int at = ended;
      TaskHandle<Object> task =
          runtime.spawn(
              "t",
              () -> {
                for (int i = 0; i < 3; i++) {
                  Channel<Integer> channel = i == at ? gate : runtime.channel(1);
                  note(channel.receive(), "receive");
                }
                return runtime.promise().promise();
              });
      host.runUntilIdle();
      gate.trySend(1);
      host.runUntilIdle();
      assertThat(runtime.taskWaits()).contains(new TaskWait("t", RECEIVE + ", " + RECEIVE));

      task.cancel();
      host.runUntilIdle();
      assertThat(seen)
          .containsExactly("receive: Success", "receive: Cancelled", "receive: Cancelled");
    }
  }

  @Test
  void cancel_pendingTick_leavesNoTimerAndTheTickIsStillToCome() {
    var interval = runtime.interval(SECOND);
    interval.tick();
    TaskHandle<?> task = runtime.spawn("t", interval::tick);
    host.runUntilIdle();
    assertThat(host.kernel.timers()).isOne();

    task.cancel();
    host.runUntilIdle();

    assertThat(host.kernel.timers()).isZero();
    assertThat(interval.tick().peek()).isEmpty();
    assertThat(host.kernel.nextDeadlineNanos()).isEqualTo(SECOND.toNanos());
  }

  @Test
  void task_ended_isLetGo() {
    var task = new WeakReference<>(runtime.call("t", () -> "ended"));
    host.runUntilIdle();

    assertCollected(task);
  }

  @Test
  void task_endedBeforeItsLastWait_isLetGoWithIt() {
    var channel = runtime.<String>channel(1);
    var task = new WeakReference<>(runtime.call("t", () -> note(channel.receive(), "receive")));
    host.runUntilIdle();
    channel.trySend("item");
    host.runUntilIdle();

    assertThat(seen).containsExactly("receive: Success");
    assertCollected(task);
  }

  @Test
  void task_endedAndReadmittedByACallback_isLetGoWithIt() {
    var gate = runtime.<String>promise();
    var channel = runtime.<String>channel(1);
    var task = new WeakReference<>(runtime.call("t", () -> receiveAfter(gate.promise(), channel)));
    host.runUntilIdle();
    gate.succeed("open");
    host.runUntilIdle();
    channel.trySend("item");
    host.runUntilIdle();

    assertThat(seen).containsExactly("receive: Success");
    assertCollected(task);
  }

  private String receiveAfter(Promise<String> gate, Channel<String> channel) {
    gate.onComplete(open -> note(channel.receive(), "receive"));
    return "ended";
  }

  @Test
  void task_cancelledInItsSleep_isLetGo() {
    TaskHandle<?> sleeper = runtime.spawn("t", () -> runtime.sleep(SECOND));
    var task = new WeakReference<>(sleeper);
    host.runUntilIdle();
    sleeper.cancel();
    sleeper = null;
    host.runUntilIdle();

    assertCollected(task);
  }

  @Test
  void currentTask_inABody_tellsNameAndOrdinal() {
    for (String name : List.of("a", "b")) {
      runtime.call(name, this::noteCurrentTask);
    }
    host.runUntilIdle();

    assertThat(seen).containsExactly("a 1", "b 2");
    assertThat(host.currentTask()).isNull();
  }

  private boolean noteCurrentTask() {
    TaskContext task = Objects.requireNonNull(host.currentTask());
    return seen.add(task.taskName() + " " + task.taskOrdinal());
  }

  private <T> String note(Promise<T> promise, String name) {
    promise.onComplete(outcome -> seen.add(name + ": " + kind(outcome)));
    return name;
  }

  private static String kind(Outcome<?> outcome) {
    return outcome.getClass().getSimpleName();
  }

  private static void assertCollected(WeakReference<?> reference) {
    for (int i = 0; i < 100 && reference.get() != null; i++) {
      System.gc();
    }
    assertThat(reference.get()).as("what the runtime holds").isNull();
  }
}
