package org.korudelta.benchmarks.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.jvm.JvmRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * KoruDelta's channels. A sender and a receiver look whether they need to wait, and go on at once
 * when they need not.
 */
final class KoruChannels implements Opened {
  private static final Integer ITEM = 1;

  private final JvmRuntime runtime = JvmRuntime.inMemory();
  private final Channel<Integer> room = runtime.channel(16);

  static Works<KoruChannels> works() {
    return new Works<>(KoruChannels::new)
        .with(RuntimeOperation.CHANNEL_MEMORY, KoruChannels::memory)
        .with(RuntimeOperation.PING_PONG, KoruChannels::pingPong)
        .with(RuntimeOperation.CHANNEL_1_1, (peer, n) -> peer.pass(Lanes.ONE_TO_ONE, n))
        .with(RuntimeOperation.CHANNEL_N_1, (peer, n) -> peer.pass(Lanes.MANY_TO_ONE, n))
        .with(RuntimeOperation.CHANNEL_N_M, (peer, n) -> peer.pass(Lanes.MANY_TO_MANY, n))
        .with(RuntimeOperation.CHANNEL_FULL, (peer, n) -> peer.pass(Lanes.FULL, n));
  }

  long memory(int count) {
    return runtime.await("root", () -> runtime.call("root", () -> loop(count)).promise());
  }

  private long loop(int count) {
    long received = 0;
    for (int i = 0; i < count; i++) {
      room.send(ITEM);
      if (room.receive().peek().orElse(null) instanceof Outcome.Success<Optional<Integer>> item) {
        received += item.value().orElse(0);
      }
    }
    return received;
  }

  long pass(Lanes lanes, int count) {
    Channel<Integer> channel = runtime.channel(lanes.capacity());
    List<Promise<Long>> sums = new ArrayList<>();
    for (int i = 0; i < lanes.receivers(); i++) {
      int share = count / lanes.receivers();
      sums.add(runtime.spawn("receiver", () -> receive(channel, share, 0)).promise());
    }
    for (int i = 0; i < lanes.senders(); i++) {
      int share = count / lanes.senders();
      runtime.spawn("sender", () -> send(channel, share));
    }
    return runtime.await("sums", () -> runtime.all(sums)).stream().mapToLong(sum -> sum).sum();
  }

  private Promise<@Nullable Void> send(Channel<Integer> channel, int count) {
    for (int left = count; left > 0; left--) {
      Promise<@Nullable Void> sent = channel.send(ITEM);
      if (sent.peek().isEmpty()) {
        int rest = left - 1;
        return sent.then(nothing -> send(channel, rest));
      }
    }
    return runtime.completed(null);
  }

  private Promise<Long> receive(Channel<Integer> channel, int count, long before) {
    long sum = before;
    for (int left = count; left > 0; left--) {
      Promise<Optional<Integer>> item = channel.receive();
      if (!(item.peek().orElse(null) instanceof Outcome.Success<Optional<Integer>> here)) {
        int rest = left - 1;
        long soFar = sum;
        return item.then(late -> receive(channel, rest, soFar + late.orElse(0)));
      }
      sum += here.value().orElse(0);
    }
    return runtime.completed(sum);
  }

  long pingPong(int count) {
    Channel<Integer> there = runtime.channel(1);
    Channel<Integer> back = runtime.channel(1);
    runtime.spawn("pong", () -> pong(there, back, count));
    return runtime.await(
        "ping", () -> runtime.spawn("ping", () -> ping(there, back, count, 0)).promise());
  }

  private Promise<Long> ping(Channel<Integer> there, Channel<Integer> back, int left, long sum) {
    if (left == 0) {
      return runtime.completed(sum);
    }
    there.send(ITEM);
    return back.receive().then(item -> ping(there, back, left - 1, sum + item.orElse(0)));
  }

  private Promise<@Nullable Void> pong(Channel<Integer> there, Channel<Integer> back, int left) {
    if (left == 0) {
      return runtime.completed(null);
    }
    return there
        .receive()
        .then(
            item -> {
              back.send(item.orElse(0));
              return pong(there, back, left - 1);
            });
  }

  @Override
  public void close() {
    runtime.close();
  }
}
