package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
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

/** R7: what the end of a channel means for those who wait at it and those who come later. */
final class ChannelEndScenarios {
  private ChannelEndScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("R7.closed_twice", ChannelEndScenarios::closedTwice),
        Scenario.of("R7.close_ends_every_receiver", ChannelEndScenarios::closeEndsReceivers),
        Scenario.of("R7.close_fails_every_sender", ChannelEndScenarios::closeFailsSenders),
        Scenario.of("R7.closed_and_drained_stays_so", ChannelEndScenarios::staysDrained));
  }

  private static Promise<@Nullable Void> closedTwice(Context c) {
    Channel<String> channel = c.runtime().channel(2);
    channel.trySend("kept");
    channel.close();
    channel.close();
    ChannelSteps.sends(c, channel, "late", SendResult.CLOSED);
    return c.each(List.of(1, 2), turn -> ChannelSteps.received(c, channel))
        .map(items -> c.observeEqual("items", List.of("kept", "closed"), items));
  }

  private static Promise<@Nullable Void> closeEndsReceivers(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    List<Promise<Optional<String>>> receivers =
        ChannelSteps.receivers(channel, ChannelSteps.WAITERS);
    channel.trySend("item");
    channel.close();
    return c.runtime()
        .all(receivers)
        .map(
            got ->
                ChannelSteps.received(
                    c, List.of("item", "closed", "closed", "closed", "closed"), got));
  }

  /** None of their items is delivered; what was inside is. */
  private static Promise<@Nullable Void> closeFailsSenders(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    channel.trySend("kept");
    List<Promise<KoruException>> senders = new ArrayList<>();
    for (int i = 0; i < ChannelSteps.WAITERS; i++) {
      senders.add(c.error(ErrorCode.CHANNEL_CLOSED, channel.send("waits")));
    }
    channel.close();
    return c.runtime()
        .all(senders)
        .then(
            errors -> {
              c.observeEqual("senders that failed", ChannelSteps.WAITERS, errors.size());
              return c.each(List.of(1, 2), turn -> ChannelSteps.received(c, channel));
            })
        .map(items -> c.observeEqual("items", List.of("kept", "closed"), items));
  }

  private static Promise<@Nullable Void> staysDrained(Context c) {
    Channel<String> channel = c.runtime().channel(1);
    channel.close();
    c.holds("complete at once", channel.receive().peek().isPresent());
    return c.each(Turns.upTo(ChannelSteps.WAITERS), turn -> ChannelSteps.received(c, channel))
        .map(
            items -> {
              c.expect(items.stream().allMatch("closed"::equals), "closed each time: " + items);
              return c.observe("items", items);
            });
  }
}
