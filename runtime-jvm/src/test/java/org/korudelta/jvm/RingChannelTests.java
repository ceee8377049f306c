package org.korudelta.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Channel.SendResult;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;

/** R2 and R7 where calls without a lock meet calls that wait. */
@Timeout(60)
class RingChannelTests {
  private static final int LANES = 4;
  private static final int ITEMS_EACH = 10_000;

  private final JvmRuntime runtime = JvmRuntime.inMemory();
  private final AtomicInteger received = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();

  @AfterEach
  void close() {
    runtime.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1_000_000})
  void sendAndReceive_fromManyTasks_everyItemArrives(int capacity) {
    Channel<Integer> channel = runtime.channel(capacity);
    List<Promise<@Nullable Void>> receivers = new ArrayList<>();
    List<Promise<@Nullable Void>> senders = new ArrayList<>();
    for (int i = 0; i < LANES; i++) {
      receivers.add(runtime.spawn("receiver", () -> receiveAll(channel)).promise());
      senders.add(runtime.spawn("sender", () -> sendAll(channel, ITEMS_EACH)).promise());
    }

    runtime.await("senders", () -> runtime.all(senders));
    channel.close();
    runtime.await("receivers", () -> runtime.all(receivers));

    assertThat(received).hasValue(LANES * ITEMS_EACH);
  }

  private Promise<@Nullable Void> sendAll(Channel<Integer> channel, int left) {
    return left == 0
        ? runtime.completed(null)
        : channel.send(left).then(sent -> sendAll(channel, left - 1));
  }

  private Promise<@Nullable Void> receiveAll(Channel<Integer> channel) {
    return channel
        .receive()
        .then(item -> item.isEmpty() ? runtime.completed(null) : count(channel));
  }

  private Promise<@Nullable Void> count(Channel<Integer> channel) {
    received.incrementAndGet();
    return receiveAll(channel);
  }

  /** What trySend said is sent arrives, what it said is not does not. */
  @Test
  void close_whileOthersSend_drainsExactlyWhatWasAccepted() {
    for (int round = 0; round < 500; round++) {
      Channel<Integer> channel = runtime.channel(1_000);
      List<Promise<@Nullable Void>> senders = new ArrayList<>();
      for (int i = 0; i < LANES; i++) {
        senders.add(runtime.call("sender", () -> sendUntilClosed(channel)).promise());
      }
      senders.add(runtime.call("closer", () -> closed(channel)).promise());
      runtime.await("senders", () -> runtime.all(senders));
      runtime.await("drained", () -> receiveAll(channel));
    }

    assertThat(received).hasValue(accepted.get());
  }

  private @Nullable Void sendUntilClosed(Channel<Integer> channel) {
    for (int i = 0; i < 200; i++) {
      if (channel.trySend(i) == SendResult.SENT) {
        accepted.incrementAndGet();
      }
    }
    return null;
  }

  private static @Nullable Void closed(Channel<Integer> channel) {
    channel.close();
    return null;
  }

  /** An item goes to a receiver or stays; it does not go to one that was cancelled. */
  @Test
  void cancel_atTheMomentOfAnItem_consumesItOrLeavesIt() {
    for (int round = 0; round < 2_000; round++) {
      Channel<Integer> channel = runtime.channel(1);
      TaskHandle<Optional<Integer>> waiting = runtime.spawn("receiver", channel::receive);
      TaskHandle<SendResult> sender = runtime.call("sender", () -> channel.trySend(7));
      waiting.cancel();
      assertThat(runtime.await("sent", sender::promise)).isEqualTo(SendResult.SENT);
      Outcome<Optional<Integer>> outcome = runtime.await("ended", () -> outcome(waiting));
      channel.close();
      Optional<Integer> left = runtime.await("left", channel::receive);

      assertThat(left)
          .isEqualTo(outcome instanceof Outcome.Success ? Optional.empty() : Optional.of(7));
    }
  }

  private Promise<Outcome<Optional<Integer>>> outcome(TaskHandle<Optional<Integer>> task) {
    return task.promise().handle(runtime::completed);
  }
}
