package org.korudelta.deterministic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.korudelta.runtime.TaskWait;

class RunStateTests {
  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();
  private final RunState state = runtime.state();

  @Test
  void state_newRuntime_isIdleAndEmpty() {
    assertThat(state.isIdle()).isTrue();
    assertThat(state.ready()).isZero();
    assertThat(state.timers()).isZero();
    assertThat(state.nextDeadlineNanos()).isEmpty();
    assertThat(state.tasks()).isEmpty();
    assertThat(state.lastTask()).isEmpty();
  }

  @Test
  void state_readyTasks_areCountedUntilTheyRan() {
    runtime.call("a", () -> "a");
    runtime.call("b", () -> "b");
    assertThat(state.ready()).isEqualTo(2);
    assertThat(state.isIdle()).isFalse();

    runtime.step();
    assertThat(state.ready()).isEqualTo(1);
    assertThat(state.lastTask()).contains("a");

    runtime.step();
    assertThat(state.isIdle()).isTrue();
    assertThat(state.lastTask()).contains("b");
  }

  @Test
  void state_sleepers_tellTheNextDeadline() {
    runtime.spawn("late", () -> runtime.sleep(Duration.ofNanos(9)));
    runtime.spawn("early", () -> runtime.sleep(Duration.ofNanos(7)));
    runtime.runUntil(() -> state.ready() == 0);

    assertThat(state.timers()).isEqualTo(2);
    assertThat(state.nextDeadlineNanos()).hasValue(7);
    assertThat(state.isIdle()).isFalse();
    assertThat(state.tasks())
        .containsExactly(
            new TaskWait("late", "sleep until 9 ns"), new TaskWait("early", "sleep until 7 ns"));

    runtime.advanceTo(7);
    assertThat(state.timers()).isEqualTo(1);
    assertThat(state.nextDeadlineNanos()).hasValue(9);
    assertThat(state.tasks()).containsExactly(new TaskWait("late", "sleep until 9 ns"));
  }

  @Test
  void state_barrierOfAFailureThatNobodySees_isReadyWork() {
    runtime.call(
        "careless",
        () -> {
          runtime.failed(new IllegalStateException("unseen"));
          return "done";
        });
    runtime.step();

    assertThat(state.ready()).isEqualTo(1);
    assertThat(state.isIdle()).isFalse();
    runtime.step();
    assertThat(state.isIdle()).isTrue();
    assertThat(runtime.errors()).hasSize(1);
  }

  @Test
  void state_askedInsideATask_doesNotCountWhatRuns() {
    var ready = runtime.call("asker", state::ready);

    assertThat(runtime.await(ready.promise())).isZero();
  }
}
