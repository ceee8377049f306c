package org.korudelta.browser.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/**
 * Items through channels. A sender and a receiver look whether they need to wait, and go on at once
 * when they need not.
 */
final class WebChannels {
  private static final Integer ITEM = 1;
  private static final int ROOM = 1_024;

  private final AsyncRuntime runtime;

  WebChannels(AsyncRuntime runtime) {
    this.runtime = runtime;
  }

  /** One task sends what it then receives. */
  Promise<Integer> memory(int count) {
    Channel<Integer> room = runtime.channel(16);
    return runtime.call("root", () -> looped(room, count)).promise();
  }

  private static int looped(Channel<Integer> room, int count) {
    int received = 0;
    for (int i = 0; i < count; i++) {
      room.send(ITEM);
      if (room.receive().peek().orElse(null) instanceof Outcome.Success<Optional<Integer>> item) {
        received += item.value().orElse(0);
      }
    }
    return received;
  }

  /** One sender, one receiver, room for one item. */
  Promise<Integer> full(int count) {
    return pass(runtime.channel(1), new int[] {1, 1}, count);
  }

  /** Several senders and receivers, of both of which {@code count} is a multiple. */
  Promise<Integer> pass(int senders, int receivers, int count) {
    return pass(runtime.channel(ROOM), new int[] {senders, receivers}, count);
  }

  private Promise<Integer> pass(Channel<Integer> channel, int[] ends, int count) {
    List<Promise<Integer>> sums = new ArrayList<>();
    for (int i = 0; i < ends[1]; i++) {
      int share = count / ends[1];
      sums.add(runtime.spawn("receiver", () -> receive(channel, share, 0)).promise());
    }
    for (int i = 0; i < ends[0]; i++) {
      int share = count / ends[0];
      runtime.spawn("sender", () -> send(channel, share));
    }
    return runtime.all(sums).map(WebChannels::sum);
  }

  private static int sum(List<Integer> parts) {
    int sum = 0;
    for (int part : parts) {
      sum += part;
    }
    return sum;
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

  private Promise<Integer> receive(Channel<Integer> channel, int count, int before) {
    int sum = before;
    for (int left = count; left > 0; left--) {
      Promise<Optional<Integer>> item = channel.receive();
      if (!(item.peek().orElse(null) instanceof Outcome.Success<Optional<Integer>> here)) {
        int rest = left - 1;
        int soFar = sum;
        return item.then(late -> receive(channel, rest, soFar + late.orElse(0)));
      }
      sum += here.value().orElse(0);
    }
    return runtime.completed(sum);
  }

  /** Two tasks send one item there and back. */
  Promise<Integer> pingPong(int count) {
    Channel<Integer> there = runtime.channel(1);
    Channel<Integer> back = runtime.channel(1);
    runtime.spawn("pong", () -> pong(there, back, count));
    return runtime.spawn("ping", () -> ping(there, back, count, 0)).promise();
  }

  private Promise<Integer> ping(Channel<Integer> there, Channel<Integer> back, int left, int sum) {
    if (left == 0) {
      return runtime.completed(sum);
    }
    there.send(ITEM);
    return back.receive().then(item -> ping(there, back, left - 1, sum + item.orElse(0)));
  }

  private Promise<@Nullable Void> pong(Channel<Integer> there, Channel<Integer> back, int left) {
    return left == 0
        ? runtime.completed(null)
        : there.receive().then(item -> answer(there, back, item.orElse(0), left));
  }

  private Promise<@Nullable Void> answer(
      Channel<Integer> there, Channel<Integer> back, Integer item, int left) {
    back.send(item);
    return pong(there, back, left - 1);
  }
}
