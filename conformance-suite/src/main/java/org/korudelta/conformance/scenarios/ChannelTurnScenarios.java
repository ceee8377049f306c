package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Channel.SendResult;
import org.korudelta.runtime.Promise;

/** R7: who is served when, at full, empty and closing channels. */
final class ChannelTurnScenarios {
  private static final int ROUNDS = 200;
  private static final int WAITERS = 5;

  private ChannelTurnScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R7.try_send_full_then_room", ChannelTurnScenarios::fullThenRoom),
        Scenario.of("R7.try_send_to_a_waiting_receiver", ChannelTurnScenarios::toWaiting),
        Scenario.of("R7.senders_take_turns", ChannelTurnScenarios::sendersTakeTurns),
        Scenario.of("R7.receivers_take_turns", ChannelTurnScenarios::receiversTakeTurns),
        Scenario.of("R7.ping_pong", ChannelTurnScenarios::pingPong),
        Scenario.of("R7.closed_twice", ChannelTurnScenarios::closedTwice),
        Scenario.of("R7.close_ends_every_receiver", ChannelTurnScenarios::closeEndsReceivers),
        Scenario.of("R7.close_fails_every_sender", ChannelTurnScenarios::closeFailsSenders),
        Scenario.of("R7.closed_and_drained_stays_so", ChannelTurnScenarios::staysDrained));
  }

  private static Promise<@Nullable Void> fullThenRoom(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    sends(c, channel, "a", SendResult.SENT);
    sends(c, channel, "b", SendResult.FULL);
    return channel
        .receive()
        .then(
            item -> {
              sends(c, channel, "c", SendResult.SENT);
              return channel.receive();
            })
        .map(item -> received(c, List.of("c"), List.of(item)));
  }

  private static void sends(Context c, Channel<String> channel, String item, SendResult expected) {
    SendResult result = channel.trySend(item);
    c.observeEqual("trySend " + item, expected.name(), result.name());
  }

  /** Waiting receivers are room of their own, beside the capacity. */
  private static Promise<@Nullable Void> toWaiting(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    List<Promise<Optional<String>>> receivers = receivers(channel, 2);
    sends(c, channel, "a", SendResult.SENT);
    c.holds("handed over at once", receivers.get(0).peek().isPresent());
    sends(c, channel, "b", SendResult.SENT);
    sends(c, channel, "c", SendResult.SENT);
    sends(c, channel, "d", SendResult.FULL);
    receivers.add(channel.receive());
    return c.runtime().all(receivers).map(got -> received(c, List.of("a", "b", "c"), got));
  }

  /** A sender that was served goes to the end of the line. */
  private static Promise<@Nullable Void> sendersTakeTurns(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    channel.trySend("first");
    Promise<@Nullable Void> one = sendTwice(channel, "a1", "a2");
    Promise<@Nullable Void> two = sendTwice(channel, "b1", "b2");
    List<String> expected = List.of("first", "a1", "b1", "a2", "b2");
    return c.each(expected, turn -> received(c, channel))
        .then(
            items -> {
              List<String> served = new ArrayList<>(items);
              if (!c.fifo()) {
                Collections.sort(served.subList(3, 5)); // Who comes back first is not fixed there.
              }
              c.observeEqual("items", expected, served);
              return c.done(c.runtime().all(List.of(one, two)));
            });
  }

  private static Promise<@Nullable Void> sendTwice(
      Channel<String> channel, String first, String second) {
    return channel.send(first).then(none -> channel.send(second));
  }

  /** Other work gets its turns between two receives: a sender that was let in comes back. */
  private static Promise<String> received(Context c, Channel<String> channel) {
    return channel
        .receive()
        .then(item -> Turns.pass(c.runtime(), WAITERS).map(none -> item.orElse("closed")));
  }

  /** Items go to receivers in the order in which these came, again and again. */
  private static Promise<@Nullable Void> receiversTakeTurns(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    return c.each(Turns.upTo(WAITERS), round -> servedInOrder(c, channel, "round-" + round + "-"))
        .map(rounds -> c.observe("rounds", rounds.size()));
  }

  private static Promise<@Nullable Void> servedInOrder(
      Context c, Channel<String> channel, String prefix) {
    List<Promise<Optional<String>>> receivers = receivers(channel, WAITERS);
    List<String> items = new ArrayList<>();
    for (int i = 0; i < WAITERS; i++) {
      items.add(prefix + i);
      channel.trySend(prefix + i);
    }
    return c.runtime().all(receivers).map(got -> received(c, items, got));
  }

  private static Promise<@Nullable Void> pingPong(Context c) {
    Channel<Integer> there = c.runtime().channel(1);
    Channel<Integer> back = c.runtime().channel(1);
    Promise<Integer> returns = c.runtime().spawn("returner", () -> returned(there, back)).promise();
    return c.each(Turns.upTo(ROUNDS), turn -> there.send(turn).then(none -> back.receive()))
        .then(
            answers -> {
              List<Integer> got = answers.stream().map(answer -> answer.orElse(-1)).toList();
              c.expectEqual("answers", Turns.upTo(ROUNDS), got);
              there.close();
              return returns;
            })
        .map(last -> c.observeEqual("last", ROUNDS, last));
  }

  private static Promise<Integer> returned(Channel<Integer> from, Channel<Integer> to) {
    return from.receive()
        .then(
            item ->
                item.isEmpty()
                    ? to.send(ROUNDS).map(none -> ROUNDS)
                    : to.send(item.get()).then(none -> returned(from, to)));
  }

  private static Promise<@Nullable Void> closedTwice(Context c) {
    Channel<String> channel = c.runtime().channel(2);
    channel.trySend("kept");
    channel.close();
    channel.close();
    sends(c, channel, "late", SendResult.CLOSED);
    return c.each(List.of(1, 2), turn -> received(c, channel))
        .map(items -> c.observeEqual("items", List.of("kept", "closed"), items));
  }

  private static Promise<@Nullable Void> closeEndsReceivers(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    List<Promise<Optional<String>>> receivers = receivers(channel, WAITERS);
    channel.trySend("item");
    channel.close();
    return c.runtime()
        .all(receivers)
        .map(got -> received(c, List.of("item", "closed", "closed", "closed", "closed"), got));
  }

  /** None of their items is delivered; what was inside is. */
  private static Promise<@Nullable Void> closeFailsSenders(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    channel.trySend("kept");
    List<Promise<KoruException>> senders = new ArrayList<>();
    for (int i = 0; i < WAITERS; i++) {
      senders.add(c.error(ErrorCode.CHANNEL_CLOSED, channel.send("waits")));
    }
    channel.close();
    return c.runtime()
        .all(senders)
        .then(
            errors -> {
              c.observeEqual("senders that failed", WAITERS, errors.size());
              return c.each(List.of(1, 2), turn -> received(c, channel));
            })
        .map(items -> c.observeEqual("items", List.of("kept", "closed"), items));
  }

  private static Promise<@Nullable Void> staysDrained(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    channel.close();
    c.holds("complete at once", channel.receive().peek().isPresent());
    return c.each(Turns.upTo(WAITERS), turn -> received(c, channel))
        .map(
            items -> {
              c.expect(items.stream().allMatch("closed"::equals), "closed each time: " + items);
              return c.observe("items", items);
            });
  }

  private static List<Promise<Optional<String>>> receivers(Channel<String> channel, int count) {
    List<Promise<Optional<String>>> receivers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      receivers.add(channel.receive());
    }
    return receivers;
  }

  private static @Nullable Void received(
      Context c, List<String> expected, List<Optional<String>> got) {
    List<String> items = got.stream().map(item -> item.orElse("closed")).toList();
    return c.observeEqual("items by receiver", expected, items);
  }
}
