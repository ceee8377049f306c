package org.korudelta.deterministic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskWait;

class DeterministicRuntimeTests {

  @Test
  void await_sleepOfADay_jumpsTheClock() {
    var runtime = DeterministicRuntime.fifo();

    String answer = runtime.await(runtime.sleep(Duration.ofDays(1)).map(x -> "tomorrow"));

    assertThat(answer).isEqualTo("tomorrow");
    assertThat(runtime.now()).isEqualTo(Duration.ofDays(1).toNanos());
  }

  @Test
  void await_failedPromise_throwsItsErrorAsItIs() {
    var runtime = DeterministicRuntime.fifo();
    var error = new KoruException.NotFound("nothing");

    assertThatThrownBy(() -> runtime.await(runtime.failed(error))).isSameAs(error);
    runtime.runUntilIdle();
    assertThat(runtime.errors()).isEmpty();
  }

  @Test
  void await_cancelledPromise_throwsCancelled() {
    var runtime = DeterministicRuntime.fifo();
    var source = runtime.<String>promise();
    source.cancel();

    assertThatThrownBy(() -> runtime.await(source.promise()))
        .isInstanceOf(KoruException.Cancelled.class);
  }

  @Test
  void await_nothingLeftToRun_namesTasksAndWaits() {
    var runtime = DeterministicRuntime.fifo();
    var channel = runtime.<String>channel(1);
    var reader = runtime.spawn("reader", channel::receive);
    runtime.spawn("stuck", () -> runtime.<String>promise().promise());

    assertThatThrownBy(() -> runtime.await(reader.promise()))
        .isInstanceOf(KoruException.WouldDeadlock.class)
        .hasMessageContaining(
            "reader waits for receive on an empty channel of capacity 1; stuck waits for a"
                + " promise");
  }

  @Test
  void taskWaits_whileTheRunStands_namesTasksAndWaits() {
    var runtime = DeterministicRuntime.fifo();
    runtime.spawn("sleeper", () -> runtime.sleep(Duration.ofNanos(7)));
    runtime.step();

    assertThat(runtime.taskWaits()).containsExactly(new TaskWait("sleeper", "sleep until 7 ns"));
  }

  @Test
  void await_programThatNeverEnds_hitsTheStepLimit() {
    var runtime = DeterministicRuntime.fifo();
    runtime.stepsMax(1_000);
    runtime.spawn("spinner", () -> spin(runtime));

    assertThatThrownBy(() -> runtime.await(runtime.promise().promise()))
        .isInstanceOf(KoruException.Limit.class)
        .hasMessageStartingWith("run does not end: steps=1000 max=1000;");
  }

  @Test
  void await_insideATask_failsWouldDeadlock() {
    var runtime = DeterministicRuntime.fifo();
    var task = runtime.call("nested", () -> runtime.await(runtime.sleep(Duration.ofSeconds(1))));

    assertThatThrownBy(() -> runtime.await(task.promise()))
        .isInstanceOf(KoruException.WouldDeadlock.class);
  }

  @Test
  void wallClock_standsStillUntilMoved() {
    var runtime = DeterministicRuntime.fifo();
    runtime.await(runtime.sleep(Duration.ofHours(5)));
    assertThat(runtime.wallClock()).isEqualTo(nanos("2026-01-01T00:00:00Z"));

    runtime.scriptedWallClock().set(Instant.parse("2025-06-01T12:00:00Z"));
    assertThat(runtime.wallClock()).isEqualTo(nanos("2025-06-01T12:00:00Z"));

    runtime.scriptedWallClock().advance(Duration.ofSeconds(-1));
    assertThat(runtime.wallClock()).isEqualTo(nanos("2025-06-01T11:59:59Z"));

    runtime.scriptedWallClock().follow(true);
    runtime.runFor(Duration.ofSeconds(3));
    assertThat(runtime.wallClock()).isEqualTo(nanos("2025-06-01T12:00:02Z"));

    runtime.scriptedWallClock().follow(false);
    runtime.runFor(Duration.ofSeconds(3));
    assertThat(runtime.wallClock()).isEqualTo(nanos("2025-06-01T12:00:02Z"));
  }

  @Test
  void wallClock_outOfRange_isRejected() {
    var clock = DeterministicRuntime.fifo().scriptedWallClock();

    assertThatThrownBy(() -> clock.set(Instant.MAX))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("plusSeconds=" + Instant.MAX.getEpochSecond());
    assertThatThrownBy(() -> clock.advance(Duration.ofDays(365 * 300)))
        .isInstanceOf(KoruException.BadRequest.class);
    assertThat(clock.nanos()).isEqualTo(WallClock.START_NANOS);
  }

  @Test
  void runFor_longerThanTheClock_runsWhatThereIsAndEnds() {
    var runtime = DeterministicRuntime.fifo();
    runtime.runFor(Duration.ofSeconds(1));
    var late = runtime.sleep(Duration.ofDays(365));
    runtime.sleep(Duration.ofSeconds(Long.MAX_VALUE));

    runtime.runFor(Duration.ofSeconds(Long.MAX_VALUE));

    assertThat(late.peek()).isPresent();
    assertThat(runtime.now()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void runFor_negative_isRejected() {
    assertThatThrownBy(() -> DeterministicRuntime.fifo().runFor(Duration.ofSeconds(-1)))
        .isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void replay_negativeChoice_isRejected() {
    assertThatThrownBy(() -> Choices.replay(1, -3))
        .isInstanceOf(KoruException.BadRequest.class)
        .hasMessageContaining("choice=-3 place=1");
  }

  @Test
  void traceHash_sameSeed_isTheSame() {
    for (int seed = 0; seed < 50; seed++) {
      var first = run(DeterministicRuntime.seeded(seed));
      var second = run(DeterministicRuntime.seeded(seed));

      assertThat(second).isEqualTo(first);
    }
  }

  @Test
  void traceHash_differentSeeds_differ() {
    var hashes = new java.util.HashSet<Long>();
    var orders = new java.util.HashSet<List<String>>();
    for (int seed = 0; seed < 200; seed++) {
      var run = run(DeterministicRuntime.seeded(seed));
      hashes.add(run.hash);
      orders.add(run.order);
    }

    assertThat(hashes).hasSize(200);
    assertThat(orders).hasSizeGreaterThan(150);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE})
  void replay_recordedChoices_repeatsTheRun(long seed) {
    var runtime = DeterministicRuntime.seeded(seed);
    var first = run(runtime);

    var again = run(DeterministicRuntime.replay(runtime.choices().recorded()));

    assertThat(again).isEqualTo(first);
  }

  @Test
  void replay_ofNothing_isFifo() {
    assertThat(run(DeterministicRuntime.replay())).isEqualTo(run(DeterministicRuntime.fifo()));
    assertThat(run(DeterministicRuntime.fifo()).order)
        .startsWith("0.0", "1.0", "2.0", "3.0", "0.1", "1.1", "2.1", "3.1");
  }

  @Test
  void entropy_dependsOnTheChoicesOnly() {
    var runtime = DeterministicRuntime.seeded(7);
    long drawn = runtime.entropy().nextLong();

    assertThat(DeterministicRuntime.seeded(7).entropy().nextLong()).isEqualTo(drawn);
    assertThat(DeterministicRuntime.seeded(8).entropy().nextLong()).isNotEqualTo(drawn);
    assertThat(DeterministicRuntime.replay(runtime.choices().recorded()).entropy().nextLong())
        .isEqualTo(drawn);
  }

  /** Four tasks that interleave: the order they ran in and the run's trace hash. */
  private record Run(List<String> order, long hash) {}

  private static Run run(DeterministicRuntime runtime) {
    var order = new ArrayList<String>();
    var tasks = new ArrayList<Promise<Void>>();
    for (int i = 0; i < 4; i++) {
      int id = i;
      tasks.add(runtime.spawn("task " + id, () -> rounds(runtime, id, 0, order)).promise());
    }
    runtime.await(runtime.all(tasks));
    return new Run(order, runtime.traceHash());
  }

  private static Promise<Void> rounds(
      DeterministicRuntime runtime, int id, int round, List<String> order) {
    if (round == 5) {
      return runtime.completed(null);
    }
    order.add(id + "." + round);
    Promise<Void> pause = round == 2 ? runtime.sleep(Duration.ofMillis(1)) : runtime.yield();
    return pause.then(x -> rounds(runtime, id, round + 1, order));
  }

  private static Promise<Void> spin(DeterministicRuntime runtime) {
    return runtime.yield().then(x -> spin(runtime));
  }

  private static long nanos(String instant) {
    var parsed = Instant.parse(instant);
    return parsed.getEpochSecond() * 1_000_000_000L + parsed.getNano();
  }
}
