package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.TaskHandle;

/** R7: bounded channels lose nothing, double nothing and serve waiters in order. */
final class ChannelScenarios {
  private static final int SENDERS = 5;
  private static final int RECEIVERS = 3;
  private static final int ITEMS_EACH = 20;

  private ChannelScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R7.bounded_fifo", ChannelScenarios::boundedFifo),
        Scenario.of("R7.waiting_senders_in_order", ChannelScenarios::waitingSenders),
        Scenario.of("R7.waiting_receivers_in_order", ChannelScenarios::waitingReceivers),
        Scenario.of("R7.close_lets_drain", ChannelScenarios::closeLetsDrain),
        Scenario.of("R7.close_fails_waiting_senders", ChannelScenarios::closeFailsSenders),
        Scenario.of("R7.nothing_lost_nothing_twice", ChannelScenarios::nothingLost),
        Scenario.of("R7.capacity_below_one", ChannelScenarios::capacityBelowOne));
  }

  private static Promise<@Nullable Void> boundedFifo(Context c) {
    Channel<String> channel = c.runtime().channel(2);
    c.observeEqual("trySend a", "SENT", channel.trySend("a").name());
    c.observeEqual("trySend b", "SENT", channel.trySend("b").name());
    c.observeEqual("trySend c", "FULL", channel.trySend("c").name());
    return receive(c, channel, 2)
        .map(
            items -> {
              c.observeEqual("received", List.of("a", "b"), items);
              return c.observeEqual("then", "SENT", channel.trySend("d").name());
            });
  }

  private static Promise<@Nullable Void> waitingSenders(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    List<Promise<@Nullable Void>> sends = new ArrayList<>();
    for (String item : List.of("a", "b", "c", "d")) {
      sends.add(channel.send(item));
      boolean sent = sends.get(sends.size() - 1).peek().isPresent();
      c.holds("sent at once or waiting: " + item, sent == item.equals("a"));
    }
    return receive(c, channel, sends.size())
        .then(
            items -> {
              c.observeEqual("received", List.of("a", "b", "c", "d"), items);
              return c.runtime().all(sends);
            })
        .map(all -> c.observeEqual("senders done", 4, all.size()));
  }

  private static Promise<@Nullable Void> waitingReceivers(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    List<Promise<Optional<String>>> receivers = new ArrayList<>();
    for (int i = 0; i < RECEIVERS; i++) {
      receivers.add(channel.receive());
    }
    return c.each(List.of("a", "b", "c"), channel::send)
        .then(sent -> c.runtime().all(receivers))
        .map(
            items ->
                c.observeEqual(
                    "by receiver",
                    List.of("a", "b", "c"),
                    items.stream().map(Optional::orElseThrow).toList()));
  }

  private static Promise<@Nullable Void> closeLetsDrain(Context c) {
    Channel<String> channel = c.runtime().channel(3);
    channel.trySend("a");
    channel.trySend("b");
    channel.close();
    channel.close();
    c.observeEqual("trySend after close", "CLOSED", channel.trySend("c").name());
    return c.error(ErrorCode.CHANNEL_CLOSED, () -> channel.send("d"))
        .then(
            error -> {
              c.observe("send after close", error);
              return receive(c, channel, 4);
            })
        .map(items -> c.observeEqual("received", List.of("a", "b", "closed", "closed"), items));
  }

  private static Promise<@Nullable Void> closeFailsSenders(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    channel.trySend("kept");
    Promise<@Nullable Void> waiting = channel.send("not delivered");
    channel.close();
    return c.error(ErrorCode.CHANNEL_CLOSED, waiting)
        .then(
            error -> {
              c.observe("waiting sender", error);
              return receive(c, channel, 2);
            })
        .map(items -> c.observeEqual("received", List.of("kept", "closed"), items));
  }

  private static Promise<@Nullable Void> nothingLost(Context c) {
    AsyncRuntime runtime = c.runtime();
    Channel<Integer> channel = runtime.channel(2);
    List<Promise<@Nullable Void>> senders = new ArrayList<>();
    for (int sender = 0; sender < SENDERS; sender++) {
      int first = sender * ITEMS_EACH;
      senders.add(runtime.spawn("sender-" + sender, () -> send(c, channel, first, 0)).promise());
    }
    List<Promise<List<Integer>>> receivers = new ArrayList<>();
    for (int receiver = 0; receiver < RECEIVERS; receiver++) {
      TaskHandle<List<Integer>> task =
          runtime.spawn("receiver-" + receiver, () -> drain(c, channel, new ArrayList<>()));
      receivers.add(task.promise());
    }
    return runtime
        .all(senders)
        .then(
            sent -> {
              channel.close();
              return runtime.all(receivers);
            })
        .map(
            lists -> {
              lists.forEach(list -> expectOrderBySender(c, list));
              List<Integer> all = new ArrayList<>();
              lists.forEach(all::addAll);
              List<Integer> sorted = all.stream().sorted().toList();
              c.expectEqual("all", Turns.upTo(SENDERS * ITEMS_EACH), sorted);
              return c.observe("all", sorted.stream().map(Object::toString).toList());
            });
  }

  private static Promise<@Nullable Void> send(
      Context c, Channel<Integer> channel, int first, int done) {
    return done == ITEMS_EACH
        ? c.runtime().completed(null)
        : channel.send(first + done).then(none -> send(c, channel, first, done + 1));
  }

  private static Promise<List<Integer>> drain(
      Context c, Channel<Integer> channel, List<Integer> items) {
    return channel
        .receive()
        .then(
            item -> {
              if (item.isEmpty()) {
                return c.runtime().completed(items);
              }
              items.add(item.get());
              return drain(c, channel, items);
            });
  }

  private static void expectOrderBySender(Context c, List<Integer> received) {
    int[] last = new int[SENDERS];
    for (int item : received) {
      int sender = item / ITEMS_EACH;
      c.expect(item + 1 > last[sender], "items of one sender arrive in order: item=" + item);
      last[sender] = item + 1;
    }
  }

  private static Promise<@Nullable Void> capacityBelowOne(Context c) {
    for (int capacity : new int[] {0, -1}) {
      c.observe(
          "capacity " + capacity,
          c.thrown(ErrorCode.BAD_REQUEST, () -> c.runtime().channel(capacity)));
    }
    return c.runtime().completed(null);
  }

  /** Receives {@code count} times; {@code closed} stands for the end. */
  private static Promise<List<String>> receive(Context c, Channel<String> channel, int count) {
    List<Integer> turns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      turns.add(i);
    }
    return c.each(turns, turn -> channel.receive().map(item -> item.orElse("closed")));
  }
}
