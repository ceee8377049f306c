package org.korudelta.worlds.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.simulation.Simulation;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;

/** Senders and receivers at one channel, which is closed while they are at it (R2, R7). */
final class ChannelAct extends Act {
  private static final int CAPACITY_MAX = 3;
  private static final int SENDERS_MEAN = 2;
  private static final int RECEIVERS_MEAN = 2;
  private static final int ITEMS_MEAN = 4;
  private static final int TRIES_ONE_IN = 4;

  /** An item knows where it came from. */
  private record Item(int sender, int number) {}

  private final List<Item> sent = new ArrayList<>();
  private final List<Item> refused = new ArrayList<>();
  private final List<List<Item>> received = new ArrayList<>();
  private Channel<Item> channel;
  private boolean closed;
  private int waiting;

  ChannelAct(Simulation simulation) {
    super("channel", simulation);
    this.channel = runtime.channel(1);
  }

  @Override
  void start() {
    channel = runtime.channel(1 + choices.draw(CAPACITY_MAX, "capacity"));
    for (int sender = 0; choices.more(SENDERS_MEAN, "one more sender?"); sender++) {
      int number = sender;
      perhapsCancelled(runtime.spawn("sender " + sender, () -> send(number, 0)));
    }
    while (choices.more(RECEIVERS_MEAN, "one more receiver?")) {
      List<Item> items = new ArrayList<>();
      received.add(items);
      perhapsCancelled(runtime.spawn("receiver " + received.size(), () -> receive(items)));
    }
    runtime.spawn("closer", () -> pause().then(once -> pause()).map(twice -> close()));
  }

  private boolean close() {
    closed = true;
    channel.close();
    return true;
  }

  private Promise<Integer> send(int sender, int number) {
    if (!choices.more(ITEMS_MEAN, "one more item?")) {
      return runtime.completed(number);
    }
    simulation.operation();
    Item item = new Item(sender, number);
    boolean tries = choices.oneIn(TRIES_ONE_IN, "tries only");
    Promise<Boolean> sending =
        tries
            ? runtime.completed(tried(item))
            : sending(item).handle(outcome -> runtime.completed(settled(item, outcome)));
    return sending.then(done -> pause()).then(paused -> send(sender, number + 1));
  }

  private Promise<@Nullable Void> sending(Item item) {
    waiting++;
    return channel.send(item);
  }

  private boolean tried(Item item) {
    Channel.SendResult result = channel.trySend(item);
    simulation.sometimes(result == Channel.SendResult.FULL, "channel: refused, full");
    (result == Channel.SendResult.SENT ? sent : refused).add(item);
    return true;
  }

  private boolean settled(Item item, Outcome<?> outcome) {
    waiting--;
    boolean success = outcome instanceof Outcome.Success<?>;
    simulation.sometimes(outcome instanceof Outcome.Cancelled<?>, "channel: sender cancelled");
    simulation.sometimes(outcome instanceof Outcome.Failure<?>, "channel: refused, closed");
    (success ? sent : refused).add(item);
    return true;
  }

  private Promise<Boolean> receive(List<Item> items) {
    waiting++;
    return channel
        .receive()
        .handle(outcome -> runtime.completed(taken(items, outcome)))
        .then(more -> more ? pause().then(paused -> receive(items)) : runtime.completed(false));
  }

  private boolean taken(List<Item> items, Outcome<Optional<Item>> outcome) {
    waiting--;
    simulation.operation();
    if (outcome instanceof Outcome.Success<Optional<Item>> success) {
      success.value().ifPresent(items::add);
      always(
          success.value().isPresent() || closed, "early_end", "the channel ended before it closed");
      return success.value().isPresent();
    }
    simulation.sometimes(true, "channel: receiver cancelled");
    return false;
  }

  @Override
  void check() {
    always(waiting == 0, "waits_for_ever", "the channel is closed, and so many wait: " + waiting);
    drain();
    List<Item> all = new ArrayList<>();
    received.forEach(all::addAll);
    for (Item item : all) {
      always(all.indexOf(item) == all.lastIndexOf(item), "received_twice", "twice: " + item);
      always(!refused.contains(item), "refused_received", "refused and received: " + item);
    }
    for (Item item : sent) {
      always(all.contains(item), "item_lost", "sent and never received: " + item);
    }
    always(all.size() == sent.size(), "item_invented", "sent=" + sent + " received=" + all);
    received.forEach(this::checkOrder);
  }

  /** What nobody took while tasks ran is taken now. */
  private void drain() {
    List<Item> rest = new ArrayList<>();
    received.add(rest);
    runtime.await(runtime.spawn("drain", () -> receive(rest)).promise());
  }

  private void checkOrder(List<Item> items) {
    for (int i = 0; i < items.size(); i++) {
      for (int j = i + 1; j < items.size(); j++) {
        boolean ordered =
            items.get(i).sender() != items.get(j).sender()
                || items.get(i).number() < items.get(j).number();
        always(ordered, "overtaken", "out of order: " + items.get(i) + " before " + items.get(j));
      }
    }
  }
}
