package org.korudelta.deterministic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;

class DriveTests {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final long SECOND_NANOS = SECOND.toNanos();

  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();
  private final List<String> ran = new ArrayList<>();

  @Test
  void runUntil_conditionHoldsAlready_takesNoStep() {
    runtime.call("task", () -> ran.add("task"));

    runtime.runUntil(() -> true);

    assertThat(ran).isEmpty();
    assertThat(runtime.steps()).isZero();
  }

  @Test
  void runUntil_conditionHoldsBetween_stopsRightThere() {
    for (String name : List.of("a", "b", "c")) {
      runtime.call(name, () -> ran.add(name));
    }

    runtime.runUntil(() -> ran.contains("b"));

    assertThat(ran).containsExactly("a", "b");
    assertThat(runtime.steps()).isEqualTo(2);
  }

  @Test
  void runUntil_nothingLeft_failsWouldDeadlockNamingTheTasks() {
    runtime.spawn("reader", () -> runtime.channel(2).receive());

    assertThatThrownBy(() -> runtime.runUntil(() -> false))
        .isInstanceOf(KoruException.WouldDeadlock.class)
        .hasMessage(
            "deadlock: nothing is ready and no timer is pending; virtual time is 0 s;"
                + " reader waits for receive on an empty channel of capacity 2");
  }

  @Test
  void runUntil_conditionThrows_passesItOnAndCanGoOn() {
    runtime.call("task", () -> ran.add("task"));
    var broken = new IllegalStateException("broken");

    assertThatThrownBy(
            () ->
                runtime.runUntil(
                    () -> {
                      throw broken;
                    }))
        .isSameAs(broken);

    runtime.runUntilIdle();
    assertThat(ran).containsExactly("task");
  }

  @Test
  void advanceTo_moment_runsWhatIsDueUpToItAndStandsThere() {
    for (int second = 1; second <= 3; second++) {
      String name = "at " + second;
      runtime.sleep(Duration.ofSeconds(second)).onComplete(x -> ran.add(name));
    }

    runtime.advanceTo(2 * SECOND_NANOS);
    assertThat(ran).containsExactly("at 1", "at 2");
    assertThat(runtime.now()).isEqualTo(2 * SECOND_NANOS);

    runtime.advanceTo(Duration.ofMillis(2_500));
    assertThat(ran).hasSize(2);
    assertThat(runtime.now()).isEqualTo(2_500_000_000L);
  }

  @Test
  void advanceTo_now_runsWhatIsReady() {
    runtime.advanceTo(SECOND);
    runtime.call("task", () -> ran.add("task"));

    runtime.advanceTo(SECOND_NANOS);

    assertThat(ran).containsExactly("task");
    assertThat(runtime.now()).isEqualTo(SECOND_NANOS);
  }

  @Test
  void advanceTo_earlierThanNow_isRejectedWithBothTimesAndRunsNothing() {
    runtime.advanceTo(10);
    runtime.call("task", () -> ran.add("task"));

    assertThatThrownBy(() -> runtime.advanceTo(9))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("time does not go back: advanceTo=9 now=10");
    assertThatThrownBy(() -> runtime.advanceTo(Duration.ofNanos(-5)))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("time does not go back: advanceTo=PT-0.000000005S now=10");
    assertThat(ran).isEmpty();
    assertThat(runtime.now()).isEqualTo(10);
  }

  @Test
  void advanceTo_inPieces_hasTheTraceOfOneRun() {
    assertThat(traceOf(pieces -> pieces.advanceTo(SECOND)))
        .isEqualTo(traceOf(whole -> whole.runFor(SECOND)));
  }

  @Test
  void drivers_insideATask_failWouldDeadlockBeforeAnythingChanges() {
    List<Consumer<DeterministicRuntime>> drivers =
        List.of(
            inside -> inside.await(inside.completed("x")),
            inside -> inside.runUntil(() -> true),
            DeterministicRuntime::runUntilIdle,
            inside -> inside.runFor(Duration.ofSeconds(-1)),
            inside -> inside.advanceTo(-1),
            inside -> inside.advanceTo(SECOND),
            DeterministicRuntime::step);
    for (Consumer<DeterministicRuntime> driver : drivers) {
      var nested = DeterministicRuntime.fifo();
      var task =
          nested.call(
              "nested",
              () -> {
                driver.accept(nested);
                return "drove";
              });

      assertThatThrownBy(() -> nested.await(task.promise()))
          .isInstanceOf(KoruException.WouldDeadlock.class)
          .hasMessage("the run is driven from outside its tasks only");
      nested.runUntilIdle();
      assertThat(nested.now()).isZero();
      assertThat(nested.errors()).isEmpty();
    }
  }

  private static long traceOf(Consumer<DeterministicRuntime> drive) {
    var runtime = DeterministicRuntime.seeded(3);
    for (int i = 0; i < 5; i++) {
      runtime.spawn("sleeper", () -> runtime.sleep(Duration.ofMillis(10)));
    }
    drive.accept(runtime);
    return runtime.traceHash();
  }
}
