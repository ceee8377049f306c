package org.korudelta.deterministic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;

/** R4 and R11. */
class StrandTests {

  @Test
  void call_fromOutsideWhenIdle_runsOnTheCallersThread() {
    var runtime = DeterministicRuntime.fifo();

    assertThat(runtime.strand().call(() -> "answer").peek())
        .contains(new Outcome.Success<>("answer"));
  }

  /**
   * Regression: a promise handed over later than it was made was reported before anybody could
   * look.
   */
  @Test
  void spawn_bodyGivesAFailedPromise_isNotReportedWhenTheCallerLooks() {
    var runtime = DeterministicRuntime.fifo();
    var error = new KoruException.BadRequest("failed");
    Promise<String> looked =
        runtime
            .strand()
            .<String>spawn(() -> runtime.failed(error))
            .recover(seen -> runtime.completed(seen.getMessage()));
    runtime.runUntilIdle();

    assertThat(looked.peek()).contains(new Outcome.Success<>("failed"));
    assertThat(runtime.errors()).isEmpty();
  }

  @Test
  void spawn_bodyGivesNoPromise_fails() {
    var runtime = DeterministicRuntime.fifo();
    Promise<String> looked =
        runtime
            .strand()
            .<String>spawn(() -> null)
            .recover(seen -> runtime.completed(seen.getMessage()));
    runtime.runUntilIdle();

    assertThat(looked.peek()).contains(new Outcome.Success<>("body gave no promise: task=outside"));
  }

  @Test
  void call_fromATask_neverRunsInline() {
    var runtime = DeterministicRuntime.fifo();
    Strand strand = runtime.strand();
    var seen = new ArrayList<String>();
    runtime.call(
        "t",
        () -> {
          strand.call(() -> seen.add("body"));
          return seen.add("after call");
        });
    runtime.runUntilIdle();

    assertThat(seen).containsExactly("after call", "body");
  }

  @Test
  void call_insideABody_runsAfterIt() {
    var runtime = DeterministicRuntime.fifo();
    Strand strand = runtime.strand();
    var seen = new ArrayList<String>();
    strand.call(
        () -> {
          strand.call(() -> seen.add("inner"));
          return seen.add("outer");
        });
    runtime.runUntilIdle();

    assertThat(seen).containsExactly("outer", "inner");
  }

  @Test
  void call_anySchedule_keepsTheOrderOfTheCalls() {
    Schedules.all(
        runtime -> {
          Strand strand = runtime.strand();
          var called = new ArrayList<Integer>();
          var ran = new ArrayList<Integer>();
          for (int i = 0; i < 6; i++) {
            int id = i;
            runtime.call("caller", () -> call(strand, id, called, ran));
          }
          runtime.runUntilIdle();
          assertThat(ran).isEqualTo(called).hasSize(12);
        });
  }

  private static Promise<Boolean> call(
      Strand strand, int id, List<Integer> called, List<Integer> ran) {
    called.add(id);
    strand.call(() -> ran.add(id));
    called.add(-id);
    return strand.call(() -> ran.add(-id));
  }

  @Test
  void call_throwing_failsItsPromiseAndTheStrandGoesOn() {
    var runtime = DeterministicRuntime.fifo();
    Strand strand = runtime.strand();
    var error = new KoruException.Conflict("thrown");
    Promise<String> failed =
        strand.call(
            () -> {
              throw error;
            });

    assertThatThrownBy(() -> runtime.await(failed)).isSameAs(error);
    assertThat(runtime.await(strand.call(() -> "next"))).isEqualTo("next");
    assertThat(runtime.errors()).isEmpty();
  }
}
