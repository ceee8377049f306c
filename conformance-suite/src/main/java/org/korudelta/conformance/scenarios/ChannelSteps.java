package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.runtime.Channel;
import org.korudelta.runtime.Channel.SendResult;
import org.korudelta.runtime.Promise;

/** The steps that scenarios of channels are made of. */
final class ChannelSteps {
  /** How many wait at once. */
  static final int WAITERS = 5;

  private ChannelSteps() {}

  static void sends(Context c, Channel<String> channel, String item, SendResult expected) {
    SendResult result = channel.trySend(item);
    c.observeEqual("trySend " + item, expected.name(), result.name());
  }

  /** Other work gets its turns between two receives: a sender that was let in comes back. */
  static Promise<String> received(Context c, Channel<String> channel) {
    return channel
        .receive()
        .then(item -> Turns.pass(c.runtime(), WAITERS).map(none -> item.orElse("closed")));
  }

  static List<Promise<Optional<String>>> receivers(Channel<String> channel, int count) {
    List<Promise<Optional<String>>> receivers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      receivers.add(channel.receive());
    }
    return receivers;
  }

  static @Nullable Void received(Context c, List<String> expected, List<Optional<String>> got) {
    List<String> items = got.stream().map(item -> item.orElse("closed")).toList();
    return c.observeEqual("items by receiver", expected, items);
  }
}
