package org.korudelta.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;

/** R2 and R7: any waiter may step out of its line. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class HostedChannelTests {
  private static final int WAITERS = 4;

  private final KernelHost host;
  private final HostedRuntime runtime;
  private final Channel<Integer> channel;

  HostedChannelTests(boolean oneThread) {
    host = new KernelHost(oneThread);
    runtime = new HostedRuntime(host);
    channel = runtime.channel(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void cancel_receiverAnywhereInLine_theOthersAreServedInOrder(int cancelled) {
    List<String> seen = new ArrayList<>();
    List<TaskHandle<Boolean>> receivers = new ArrayList<>();
    for (int i = 0; i < WAITERS; i++) {
      int id = i;
      receivers.add(
          runtime.spawn(
              "receiver",
              () -> channel.receive().map(item -> seen.add(id + " got " + item.get()))));
    }
    host.runUntilIdle();

    receivers.get(cancelled).cancel();
    for (int item = 0; item < WAITERS - 1; item++) {
      assertThat(channel.trySend(item)).isEqualTo(Channel.SendResult.SENT);
    }
    host.runUntilIdle();

    assertThat(seen).isEqualTo(servedWithout(cancelled));
    assertThat(runtime.taskWaits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void cancel_senderAnywhereInLine_theOthersDeliverInOrder(int cancelled) {
    channel.trySend(-1);
    List<TaskHandle<Void>> senders = new ArrayList<>();
    for (int i = 0; i < WAITERS; i++) {
      int id = i;
      senders.add(runtime.spawn("sender", () -> channel.send(id)));
    }
    host.runUntilIdle();

    senders.get(cancelled).cancel();
    List<Integer> received = new ArrayList<>();
    for (int i = 0; i < WAITERS; i++) {
      channel.receive().onComplete(outcome -> received.add(itemOf(outcome)));
    }
    host.runUntilIdle();

    List<Integer> expected = new ArrayList<>(List.of(-1, 0, 1, 2, 3));
    expected.remove(Integer.valueOf(cancelled));
    assertThat(received).isEqualTo(expected);
    assertThat(runtime.taskWaits()).isEmpty();
  }

  private static Integer itemOf(Outcome<Optional<Integer>> outcome) {
    return ((Outcome.Success<Optional<Integer>>) outcome).value().orElseThrow();
  }

  @Test
  void sendAndReceive_ofACancelledTask_deliverAndConsumeNothing() {
    var gate = runtime.<String>promise();
    List<Outcome<?>> outcomes = new ArrayList<>();
    TaskHandle<String> task =
        runtime.spawn("t", () -> gate.promise().handle(open -> sendAndReceive(outcomes)));
    host.runUntilIdle();

    task.cancel();
    gate.succeed("open");
    host.runUntilIdle();

    assertThat(outcomes).containsExactly(new Outcome.Cancelled<>(), new Outcome.Cancelled<>());
    assertThat(channel.trySend(7)).isEqualTo(Channel.SendResult.SENT);
    assertThat(channel.receive().peek()).contains(new Outcome.Success<>(Optional.of(7)));
  }

  private Promise<String> sendAndReceive(List<Outcome<?>> outcomes) {
    channel.send(1).onComplete(outcomes::add);
    channel.receive().onComplete(outcomes::add);
    return runtime.completed("ended");
  }

  private static List<String> servedWithout(int cancelled) {
    List<String> lines = new ArrayList<>();
    for (int id = 0; id < WAITERS; id++) {
      if (id != cancelled) {
        lines.add(id + " got " + lines.size());
      }
    }
    return lines;
  }
}
