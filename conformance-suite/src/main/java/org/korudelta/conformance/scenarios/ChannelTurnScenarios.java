package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Channel.SendResult;
import org.korudelta.runtime.Promise;

/** R7: who is served when, at full and empty channels. */
final class ChannelTurnScenarios {
  private static final int ROUNDS = 200;

  private ChannelTurnScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R7.try_send_full_then_room", ChannelTurnScenarios::fullThenRoom),
        Scenario.of("R7.try_send_to_a_waiting_receiver", ChannelTurnScenarios::toWaiting),
        Scenario.of("R7.senders_take_turns", ChannelTurnScenarios::sendersTakeTurns),
        Scenario.of("R7.receivers_take_turns", ChannelTurnScenarios::receiversTakeTurns),
        Scenario.of("R7.ping_pong", ChannelTurnScenarios::pingPong));
  }

  private static Promise<@Nullable Void> fullThenRoom(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    ChannelSteps.sends(c, channel, "a", SendResult.SENT);
    ChannelSteps.sends(c, channel, "b", SendResult.FULL);
    return channel
        .receive()
        .then(
            item -> {
              ChannelSteps.sends(c, channel, "c", SendResult.SENT);
              return channel.receive();
            })
        .map(item -> ChannelSteps.received(c, List.of("c"), List.of(item)));
  }

  /** Waiting receivers are room of their own, beside the capacity. */
  private static Promise<@Nullable Void> toWaiting(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    List<Promise<Optional<String>>> receivers = ChannelSteps.receivers(channel, 2);
    ChannelSteps.sends(c, channel, "a", SendResult.SENT);
    c.holds("handed over at once", receivers.get(0).peek().isPresent());
    ChannelSteps.sends(c, channel, "b", SendResult.SENT);
    ChannelSteps.sends(c, channel, "c", SendResult.SENT);
    ChannelSteps.sends(c, channel, "d", SendResult.FULL);
    receivers.add(channel.receive());
    return c.runtime()
        .all(receivers)
        .map(got -> ChannelSteps.received(c, List.of("a", "b", "c"), got));
  }

  /** A sender that was served goes to the end of the line. */
  private static Promise<@Nullable Void> sendersTakeTurns(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    channel.trySend("first");
    Promise<@Nullable Void> one = sendTwice(channel, "a1", "a2");
    Promise<@Nullable Void> two = sendTwice(channel, "b1", "b2");
    List<String> expected = List.of("first", "a1", "b1", "a2", "b2");
    return c.each(expected, turn -> ChannelSteps.received(c, channel))
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

  /** Items go to receivers in the order in which these came, again and again. */
  private static Promise<@Nullable Void> receiversTakeTurns(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    return c.each(
            Turns.upTo(ChannelSteps.WAITERS),
            round -> servedInOrder(c, channel, "round-" + round + "-"))
        .map(rounds -> c.observe("rounds", rounds.size()));
  }

  private static Promise<@Nullable Void> servedInOrder(
      Context c, Channel<String> channel, String prefix) {
    List<Promise<Optional<String>>> receivers =
        ChannelSteps.receivers(channel, ChannelSteps.WAITERS);
    List<String> items = new ArrayList<>();
    for (int i = 0; i < ChannelSteps.WAITERS; i++) {
      items.add(prefix + i);
      channel.trySend(prefix + i);
    }
    return c.runtime().all(receivers).map(got -> ChannelSteps.received(c, items, got));
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
}
