package org.korudelta.deterministic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.PromiseSource;

/** R10, and what the combinators pass on. */
class PromiseTests {
  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();

  @Test
  void complete_twice_keepsTheFirst() {
    PromiseSource<String> source = runtime.promise();

    assertThat(source.succeed("first")).isTrue();
    assertThat(source.succeed("second")).isFalse();
    assertThat(source.fail(new KoruException.NotFound("late"))).isFalse();
    assertThat(source.cancel()).isFalse();
    assertThat(source.promise().peek()).contains(new Outcome.Success<>("first"));
  }

  @Test
  void peek_pendingThenComplete_needsNoHop() {
    PromiseSource<String> source = runtime.promise();
    assertThat(source.promise().peek()).isEmpty();

    source.succeed("now");

    assertThat(source.promise().peek()).contains(new Outcome.Success<>("now"));
    assertThat(runtime.steps()).isZero();
  }

  @Test
  void onComplete_completePromise_neverRunsInline() {
    var seen = new ArrayList<String>();
    runtime.completed("value").onComplete(outcome -> seen.add("callback"));
    seen.add("after registration");

    runtime.runUntilIdle();

    assertThat(seen).containsExactly("after registration", "callback");
  }

  @Test
  void succeed_withCallback_neverRunsItInline() {
    var seen = new ArrayList<String>();
    PromiseSource<String> source = runtime.promise();
    source.promise().onComplete(outcome -> seen.add("callback"));

    source.succeed("value");
    seen.add("after completion");
    runtime.runUntilIdle();

    assertThat(seen).containsExactly("after completion", "callback");
  }

  @Test
  void callbacks_anySchedule_runInRegistrationOrder() {
    Schedules.all(
        any -> {
          var seen = new ArrayList<Integer>();
          PromiseSource<String> source = any.promise();
          for (int i = 0; i < 5; i++) {
            int id = i;
            source.promise().onComplete(outcome -> seen.add(id));
          }
          any.call("completer", () -> source.succeed("value"));
          any.call("registrar", () -> register(source.promise(), seen, 5));
          any.runUntilIdle();
          assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5);
        });
  }

  /** A timer's and a yield's only callback runs in their own piece of work. */
  @Test
  void callbacks_registeredWhileTheOnlyOneRuns_followIt() {
    Schedules.all(
        any -> {
          for (Promise<Void> wait : List.of(any.sleep(Duration.ofSeconds(1)), any.yield())) {
            var seen = new ArrayList<Integer>();
            wait.onComplete(
                outcome -> {
                  wait.onComplete(second -> seen.add(2));
                  wait.onComplete(third -> seen.add(3));
                  seen.add(1);
                });
            any.runUntilIdle();
            assertThat(seen).containsExactly(1, 2, 3);
            assertThat(any.taskWaits()).isEmpty();
            assertThat(any.timers()).isZero();
          }
        });
  }

  private static Void register(Promise<String> promise, List<Integer> seen, int id) {
    promise.onComplete(outcome -> seen.add(id));
    return null;
  }

  @Test
  void callbacks_fifo_takeTheirPlacesWhenReady() {
    var seen = new ArrayList<String>();
    PromiseSource<String> first = runtime.promise();
    PromiseSource<String> second = runtime.promise();
    first.promise().onComplete(outcome -> seen.add("first a"));
    first.promise().onComplete(outcome -> seen.add("first b"));
    second.promise().onComplete(outcome -> seen.add("second"));

    first.succeed("");
    second.succeed("");
    first.promise().onComplete(outcome -> seen.add("first late"));
    runtime.runUntilIdle();

    assertThat(seen).containsExactly("first a", "first b", "second", "first late");
  }

  @Test
  void map_value_isTransformed() {
    Promise<Integer> next = runtime.completed(20).map(x -> x + 1);

    assertThat(runtime.await(next)).isEqualTo(21);
  }

  @Test
  void map_throwing_failsTheResult() {
    var error = new KoruException.BadRequest("thrown");
    Promise<String> mapped =
        runtime
            .completed(1)
            .map(
                x -> {
                  throw error;
                });

    assertThatThrownBy(() -> runtime.await(mapped)).isSameAs(error);
  }

  @Test
  void mapThenRecover_failureAndCancellation_passThrough() {
    var error = new KoruException.NotFound("gone");
    Promise<Integer> failed = runtime.failed(error);
    PromiseSource<Integer> cancelled = runtime.promise();
    cancelled.cancel();

    assertThatThrownBy(() -> runtime.await(failed.map(x -> x).then(runtime::completed)))
        .isSameAs(error);
    assertThatThrownBy(
            () ->
                runtime.await(
                    cancelled
                        .promise()
                        .map(x -> x)
                        .then(runtime::completed)
                        .recover(x -> runtime.completed(1))))
        .isInstanceOf(KoruException.Cancelled.class);
    assertThat(runtime.<Integer>await(failed.recover(x -> runtime.completed(7)))).isEqualTo(7);
    assertThat(runtime.<Integer>await(runtime.completed(3).recover(x -> runtime.completed(7))))
        .isEqualTo(3);
  }

  @Test
  void handle_everyOutcome_isSeen() {
    var error = new KoruException.NotFound("gone");
    PromiseSource<String> cancelled = runtime.promise();
    cancelled.cancel();

    assertThat(outcomeOf(runtime.completed("v"))).isEqualTo(new Outcome.Success<>("v"));
    assertThat(outcomeOf(runtime.<String>failed(error))).isEqualTo(new Outcome.Failure<>(error));
    assertThat(outcomeOf(cancelled.promise())).isEqualTo(new Outcome.Cancelled<>());
  }

  private Outcome<String> outcomeOf(Promise<String> promise) {
    return runtime.await(promise.handle(outcome -> runtime.completed(outcome)));
  }

  @Test
  void then_callbackGivesNull_failsBadRequest() {
    Promise<String> result = runtime.completed(1).then(x -> null);

    assertThatThrownBy(() -> runtime.await(result)).isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void then_promiseThatWaitsForItself_failsBadRequest() {
    var knot = new ArrayList<Promise<String>>();
    Promise<String> self = runtime.completed(1).then(x -> knot.get(0));
    knot.add(self);

    assertThatThrownBy(() -> runtime.await(self))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessage("promise waits for itself");
  }

  @Test
  void then_innerWithCallbacksOfItsOwn_bothAreCalled() {
    Schedules.all(
        any -> {
          var seen = new ArrayList<String>();
          PromiseSource<String> source = any.promise();
          Promise<String> inner = source.promise().map(x -> x + "!");
          inner.onComplete(outcome -> seen.add("early"));
          Promise<String> outer = any.completed(1).then(x -> inner);
          any.call("completer", () -> source.succeed("v"));
          assertThat(any.await(outer)).isEqualTo("v!");
          inner.onComplete(outcome -> seen.add("late"));
          any.runUntilIdle();
          assertThat(seen).containsExactly("early", "late");
          assertThat(inner.peek()).contains(new Outcome.Success<>("v!"));
        });
  }

  @Test
  void then_oneInnerForTwo_bothComplete() {
    PromiseSource<String> source = runtime.promise();
    Promise<String> one = runtime.completed(1).then(x -> source.promise());
    Promise<String> two = runtime.completed(2).then(x -> source.promise());
    runtime.runUntilIdle();

    source.succeed("both");

    assertThat(runtime.await(one)).isEqualTo("both");
    assertThat(runtime.await(two)).isEqualTo("both");
  }

  @Test
  void then_promiseOfAnotherRuntime_completes() {
    var other = DeterministicRuntime.fifo();
    PromiseSource<String> source = other.promise();
    Promise<String> result = runtime.completed(1).then(x -> source.promise());
    runtime.runUntilIdle();

    source.succeed("from afar");
    other.runUntilIdle();

    assertThat(runtime.await(result)).isEqualTo("from afar");
  }

  @Test
  void map_aMillionDeep_needsNoStack() {
    PromiseSource<Integer> source = runtime.promise();
    Promise<Integer> last = source.promise();
    for (int i = 0; i < 1_000_000; i++) {
      last = last.map(x -> x + 1);
    }

    source.succeed(0);

    assertThat(runtime.await(last)).isEqualTo(1_000_000);
  }

  @Test
  void then_aMillionNested_needsNoStack() {
    PromiseSource<Integer> source = runtime.promise();
    Promise<Integer> last = source.promise();
    for (int i = 0; i < 1_000_000; i++) {
      Promise<Integer> inner = last;
      last = runtime.completed(1).then(x -> inner);
    }
    runtime.runUntilIdle();

    source.succeed(7);

    assertThat(runtime.await(last)).isEqualTo(7);
  }

  @Test
  void then_endlessLoop_holdsNoMemory() {
    var rounds = new ArrayList<WeakReference<Promise<String>>>();
    Promise<String> loop = loop(rounds);
    while (rounds.size() < 1_000) {
      runtime.step();
    }
    System.gc();

    assertThat(loop.peek()).isEmpty();
    assertThat(rounds.subList(1, 900)).allMatch(round -> round.get() == null);
  }

  private Promise<String> loop(List<WeakReference<Promise<String>>> rounds) {
    Promise<String> round = runtime.yield().then(x -> loop(rounds));
    rounds.add(new WeakReference<>(round));
    return round;
  }

  @Test
  void all_values_inTheOrderGiven() {
    PromiseSource<String> late = runtime.promise();
    var all = runtime.all(List.of(late.promise(), runtime.completed("b")));
    runtime.runUntilIdle();
    assertThat(all.peek()).isEmpty();

    late.succeed("a");

    assertThat(runtime.await(all)).containsExactly("a", "b");
    assertThat(runtime.await(runtime.<String>all(List.of()))).isEmpty();
  }

  @Test
  void all_failures_theFirstInOrderCounts() {
    var first = new KoruException.NotFound("first");
    PromiseSource<String> late = runtime.promise();
    var all =
        runtime.all(
            List.of(late.promise(), runtime.<String>failed(new KoruException.Gone("second"))));
    runtime.runUntilIdle();
    assertThat(all.peek()).isEmpty();

    late.fail(first);

    assertThatThrownBy(() -> runtime.await(all)).isSameAs(first);
    assertThat(runtime.errors()).isEmpty();
  }
}
