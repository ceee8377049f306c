package org.korudelta.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;
import org.korudelta.runtime.TaskWait;

@ParameterizedClass
@ValueSource(booleans = {false, true})
class TaskWaitsTests {
  private final KernelHost host;
  private final HostedRuntime runtime;

  TaskWaitsTests(boolean oneThread) {
    host = new KernelHost(oneThread);
    runtime = new HostedRuntime(host);
  }

  @Test
  void taskWaits_callbackOnAnotherTask_namesItsEnd() {
    TaskHandle<String> slow = runtime.spawn("slow", () -> runtime.<String>promise().promise());
    runtime.spawn("fan", () -> slow.promise().map(x -> x + "!"));
    runtime.spawn("relay", slow::promise);
    host.runUntilIdle();

    assertThat(runtime.taskWaits())
        .containsExactly(
            new TaskWait("slow", "a promise"),
            new TaskWait("fan", "the end of slow"),
            new TaskWait("relay", "the end of slow"));
  }

  @Test
  void taskWaits_suspensionAndTask_namesBoth() {
    TaskHandle<String> slow = runtime.spawn("slow", () -> runtime.<String>promise().promise());
    runtime.spawn(
        "both",
        () -> {
          runtime.channel(4).receive();
          slow.promise().onComplete(x -> {});
          slow.promise().onComplete(x -> {});
          return runtime.promise().promise();
        });
    host.runUntilIdle();

    assertThat(runtime.taskWaits())
        .contains(
            new TaskWait("both", "receive on an empty channel of capacity 4, the end of slow"));
  }

  @Test
  void taskWaits_callbackOfATaskOnItsOwnResult_isNoWaitForAnother() {
    var result = runtime.<String>promise();
    runtime.spawn(
        "self",
        () -> {
          result.promise().onComplete(x -> {});
          return result.promise();
        });
    host.runUntilIdle();

    assertThat(runtime.taskWaits()).containsExactly(new TaskWait("self", "a promise"));
  }

  @Test
  void taskWaits_manyTasks_areNamedUpToTwenty() {
    List<Promise<String>> parts = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      parts.add(runtime.spawn("part " + i, () -> runtime.<String>promise().promise()).promise());
    }
    runtime.spawn("all", () -> runtime.all(parts));
    host.runUntilIdle();

    List<TaskWait> waits = runtime.taskWaits();
    assertThat(waits.get(25).waitsFor())
        .startsWith("the end of part 0, part 1,")
        .endsWith(", part 19 and 5 more");
  }

  @Test
  void taskWaits_taskThatEnds_isWaitedForNoMore() {
    var gate = runtime.<String>promise();
    TaskHandle<String> slow = runtime.spawn("slow", gate::promise);
    runtime.spawn("fan", () -> slow.promise().then(x -> runtime.promise().promise()));
    host.runUntilIdle();
    gate.succeed("open");
    host.runUntilIdle();

    assertThat(runtime.taskWaits()).containsExactly(new TaskWait("fan", "a promise"));
  }
}
