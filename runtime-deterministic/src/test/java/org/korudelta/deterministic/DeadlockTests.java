package org.korudelta.deterministic;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;

class DeadlockTests {
  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();

  @Test
  void await_everyTaskWaitsForAnother_namesTheRing() {
    var gate = runtime.<TaskHandle<String>>promise();
    var first =
        runtime.spawn("first", () -> gate.promise().then(second -> second.promise().map(x -> x)));
    gate.succeed(runtime.spawn("second", () -> first.promise().then(this::same)));

    assertThatThrownBy(() -> runtime.await(first.promise()))
        .isInstanceOf(KoruException.WouldDeadlock.class)
        .hasMessageEndingWith(
            "; first waits for the end of second; second waits for the end of first");
  }

  @Test
  void await_taskThatGathersOthers_namesTheirEnds() {
    var promise = runtime.<String>promise();
    List<Promise<String>> parts =
        List.of(
            runtime.spawn("a", promise::promise).promise(),
            runtime.spawn("b", promise::promise).promise());
    var all = runtime.spawn("all", () -> runtime.all(parts));

    assertThatThrownBy(() -> runtime.await(all.promise()))
        .hasMessageEndingWith(
            "; a waits for a promise; b waits for a promise; all waits for the end of a, b");
  }

  @Test
  void await_hundredsOfTasks_namesTwentyAndCountsTheRest() {
    for (int i = 0; i < 500; i++) {
      runtime.spawn("sender " + i, () -> fullChannel(1).send("more"));
    }

    assertThatThrownBy(() -> runtime.await(runtime.promise().promise()))
        .isInstanceOf(KoruException.WouldDeadlock.class)
        .hasMessageContaining("; sender 0 waits for send on a full channel of capacity 1;")
        .hasMessageEndingWith(
            "; sender 19 waits for send on a full channel of capacity 1; and 480 more");
  }

  @Test
  void await_exactlyTwentyTasks_namesAll() {
    for (int i = 0; i < 20; i++) {
      runtime.spawn("stuck " + i, () -> runtime.promise().promise());
    }
    runtime.runFor(Duration.ofMillis(1_500));

    assertThatThrownBy(() -> runtime.await(runtime.promise().promise()))
        .hasMessageContaining("; virtual time is 1.5 s; stuck 0 waits for a promise")
        .hasMessageEndingWith("; stuck 19 waits for a promise");
  }

  private Promise<String> same(String text) {
    return runtime.completed(text);
  }

  private Channel<String> fullChannel(int capacity) {
    var channel = runtime.<String>channel(capacity);
    for (int i = 0; i < capacity; i++) {
      channel.trySend("item");
    }
    return channel;
  }
}
