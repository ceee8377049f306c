package org.korudelta.deterministic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Channel.SendResult;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** R7. */
class ChannelTests {
  private final DeterministicRuntime runtime = DeterministicRuntime.fifo();

  @Test
  void capacity_belowOne_isRejected() {
    assertThatThrownBy(() -> runtime.channel(0)).isInstanceOf(KoruException.BadRequest.class);
    assertThatThrownBy(() -> runtime.channel(-5)).isInstanceOf(KoruException.BadRequest.class);
  }

  @Test
  void sendAndReceive_fromMemory_areCompleteAtOnce() {
    Channel<String> channel = runtime.channel(1);

    assertThat(channel.send("a").peek()).isPresent();
    assertThat(channel.receive().peek()).contains(new Outcome.Success<>(Optional.of("a")));
  }

  @Test
  void send_full_waitsForAPlace() {
    Channel<String> channel = runtime.channel(2);
    channel.send("a");
    channel.send("b");
    Promise<Void> third = channel.send("c");
    Promise<Void> fourth = channel.send("d");
    assertThat(third.peek()).isEmpty();

    assertThat(runtime.await(channel.receive())).contains("a");

    assertThat(third.peek()).isPresent();
    assertThat(fourth.peek()).isEmpty();
    assertThat(drain(channel, 3)).containsExactly("b", "c", "d");
  }

  @Test
  void trySend_saysFullOrClosed() {
    Channel<String> channel = runtime.channel(1);

    assertThat(channel.trySend("a")).isEqualTo(SendResult.SENT);
    assertThat(channel.trySend("b")).isEqualTo(SendResult.FULL);
    channel.close();
    assertThat(channel.trySend("c")).isEqualTo(SendResult.CLOSED);
  }

  @Test
  void trySend_waitingReceiver_isServed() {
    Channel<String> channel = runtime.channel(1);
    Promise<Optional<String>> waiting = channel.receive();

    assertThat(channel.trySend("a")).isEqualTo(SendResult.SENT);
    assertThat(channel.trySend("b")).isEqualTo(SendResult.SENT);

    assertThat(runtime.await(waiting)).contains("a");
  }

  @Test
  void receivers_waiting_areServedInOrder() {
    Channel<Integer> channel = runtime.channel(1);
    var waiting = new ArrayList<Promise<Optional<Integer>>>();
    for (int i = 0; i < 5; i++) {
      waiting.add(channel.receive());
    }
    for (int i = 0; i < 5; i++) {
      runtime.await(channel.send(i));
    }

    for (int i = 0; i < 5; i++) {
      assertThat(runtime.await(waiting.get(i))).contains(i);
    }
  }

  @Test
  void close_itemsInside_areDrainedThenClosed() {
    Channel<String> channel = runtime.channel(2);
    channel.send("a");
    channel.send("b");

    channel.close();
    channel.close();

    assertThat(drain(channel, 2)).containsExactly("a", "b");
    assertThat(runtime.await(channel.receive())).isEmpty();
    assertThatThrownBy(() -> runtime.await(channel.send("c")))
        .isInstanceOf(KoruException.ChannelClosed.class);
  }

  @Test
  void close_waitingReceivers_seeClosed() {
    Channel<String> channel = runtime.channel(1);
    Promise<Optional<String>> waiting = channel.receive();

    channel.close();

    assertThat(runtime.await(waiting)).isEmpty();
  }

  @Test
  void close_waitingSenders_failAndDeliverNothing() {
    Channel<String> channel = runtime.channel(1);
    channel.send("inside");
    Promise<Void> waiting = channel.send("outside");

    channel.close();

    assertThatThrownBy(() -> runtime.await(waiting))
        .isInstanceOf(KoruException.ChannelClosed.class);
    assertThat(drain(channel, 1)).containsExactly("inside");
    assertThat(runtime.await(channel.receive())).isEmpty();
  }

  @Test
  void cancelledWaiters_anyNumber_holdNoMemory() {
    Channel<String> channel = runtime.channel(1);
    channel.send("keeps it full");
    var waiters = new ArrayList<WeakReference<Promise<Void>>>();
    for (int i = 0; i < 100; i++) {
      var task = runtime.spawn("sender", () -> waitToSend(channel, waiters));
      runtime.runUntilIdle();
      task.cancel();
      runtime.runUntilIdle();
    }
    System.gc();

    assertThat(waiters).hasSize(100).allMatch(waiter -> waiter.get() == null);
    assertThat(runtime.await(channel.receive())).contains("keeps it full");
  }

  private static Promise<Void> waitToSend(
      Channel<String> channel, List<WeakReference<Promise<Void>>> waiters) {
    Promise<Void> waiting = channel.send("never");
    waiters.add(new WeakReference<>(waiting));
    return waiting;
  }

  @Test
  void manySendersAndReceivers_anySchedule_nothingLostNothingTwice() {
    Schedules.all(
        any -> {
          Channel<String> channel = any.channel(2);
          var received = new ArrayList<String>();
          var senders = new ArrayList<Promise<Void>>();
          for (int s = 0; s < 3; s++) {
            int id = s;
            senders.add(any.spawn("sender", () -> sendAll(any, channel, id, 0)).promise());
          }
          var receivers = new ArrayList<Promise<Void>>();
          for (int r = 0; r < 3; r++) {
            receivers.add(
                any.spawn("receiver", () -> receiveAll(any, channel, received)).promise());
          }
          any.await(any.all(senders));
          channel.close();
          any.await(any.all(receivers));
          assertThat(received).hasSize(30);
          assertThat(new TreeSet<>(received)).hasSize(30);
        });
  }

  @Test
  void oneSenderOneReceiver_anySchedule_keepsTheOrder() {
    Schedules.all(
        any -> {
          Channel<String> channel = any.channel(3);
          var received = new ArrayList<String>();
          any.spawn("receiver", () -> receiveAll(any, channel, received));
          any.await(any.spawn("sender", () -> sendAll(any, channel, 0, 0)).promise());
          channel.close();
          any.runUntilIdle();
          assertThat(received).hasSize(10).isSorted();
        });
  }

  private static Promise<Void> sendAll(
      DeterministicRuntime runtime, Channel<String> channel, int sender, int n) {
    return n == 10
        ? runtime.completed(null)
        : channel.send(sender + ":" + n).then(x -> sendAll(runtime, channel, sender, n + 1));
  }

  private static Promise<Void> receiveAll(
      DeterministicRuntime runtime, Channel<String> channel, List<String> received) {
    return channel
        .receive()
        .then(
            item -> {
              if (item.isEmpty()) {
                return runtime.completed(null);
              }
              received.add(item.get());
              return receiveAll(runtime, channel, received);
            });
  }

  private List<String> drain(Channel<String> channel, int items) {
    var drained = new ArrayList<String>();
    for (int i = 0; i < items; i++) {
      drained.add(runtime.await(channel.receive()).orElse("nothing"));
    }
    return drained;
  }
}
