package org.korudelta.benchmarks.runtime;

import java.util.concurrent.CountDownLatch;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.CoroutineScopeKt;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.channels.BufferOverflow;
import kotlinx.coroutines.channels.Channel;
import kotlinx.coroutines.channels.ChannelKt;
import org.jspecify.annotations.Nullable;

/** Kotlin's channels between coroutines on the default dispatcher. */
final class KotlinChannels implements Opened {
  private static final Integer ITEM = 1;

  private final CoroutineScope scope = CoroutineScopeKt.CoroutineScope(Dispatchers.getDefault());
  private final Channel<Integer> room = channel(16);

  static Works<KotlinChannels> works() {
    return new Works<>(KotlinChannels::new)
        .with(RuntimeOperation.CHANNEL_MEMORY, KotlinChannels::memory)
        .with(RuntimeOperation.PING_PONG, KotlinChannels::pingPong)
        .with(RuntimeOperation.CHANNEL_1_1, (peer, n) -> peer.pass(Lanes.ONE_TO_ONE, n))
        .with(RuntimeOperation.CHANNEL_N_1, (peer, n) -> peer.pass(Lanes.MANY_TO_ONE, n))
        .with(RuntimeOperation.CHANNEL_N_M, (peer, n) -> peer.pass(Lanes.MANY_TO_MANY, n))
        .with(RuntimeOperation.CHANNEL_FULL, (peer, n) -> peer.pass(Lanes.FULL, n));
  }

  private static Channel<Integer> channel(int capacity) {
    return ChannelKt.Channel(capacity, BufferOverflow.SUSPEND, null);
  }

  private long memory(int count) throws InterruptedException {
    CountDownLatch received = loop(count, (in, self) -> sendAndReceive(room, room, self));
    received.await();
    return count - received.getCount();
  }

  /** There is room for the item: the send does not suspend. */
  private static @Nullable Object sendAndReceive(
      Channel<Integer> there, Channel<Integer> back, Continuation<Object> self) {
    send(there, self);
    return receive(back, self);
  }

  private static @Nullable Object send(Channel<Integer> channel, Continuation<Object> self) {
    return channel.send(ITEM, self);
  }

  private static @Nullable Object receive(Channel<Integer> channel, Continuation<Object> self) {
    return channel.receive(self);
  }

  private long pass(Lanes lanes, int count) throws InterruptedException {
    Channel<Integer> channel = channel(lanes.capacity());
    CountDownLatch[] received = new CountDownLatch[lanes.receivers()];
    for (int i = 0; i < received.length; i++) {
      received[i] = loop(count / received.length, (in, self) -> receive(channel, self));
    }
    for (int i = 0; i < lanes.senders(); i++) {
      loop(count / lanes.senders(), (in, self) -> send(channel, self));
    }
    long left = 0;
    for (CountDownLatch receiver : received) {
      receiver.await();
      left += receiver.getCount();
    }
    return count - left;
  }

  private long pingPong(int count) throws InterruptedException {
    Channel<Integer> there = channel(1);
    Channel<Integer> back = channel(1);
    loop(count, new Pong(there, back));
    CountDownLatch rounds = loop(count, (in, self) -> sendAndReceive(there, back, self));
    rounds.await();
    return count - rounds.getCount();
  }

  private CountDownLatch loop(int count, CoroutineLoop.Step step) {
    CountDownLatch done = new CountDownLatch(count);
    new CoroutineLoop(done, step).launchIn(scope);
    return done;
  }

  @Override
  public void close() {
    CoroutineScopeKt.cancel(scope, null);
  }

  /** Sends back what it receives. */
  private record Pong(Channel<Integer> there, Channel<Integer> back) implements CoroutineLoop.Step {
    @Override
    public @Nullable Object once(CoroutineScope scope, Continuation<Object> self) {
      return receive(there, self);
    }

    @Override
    public void after(Continuation<Object> self) {
      send(back, self);
    }
  }
}
