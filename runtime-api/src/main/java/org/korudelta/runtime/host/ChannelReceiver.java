package org.korudelta.runtime.host;

import java.util.Optional;

/**
 * A receive that waits for an item.
 *
 * @param <T> the items' type
 */
final class ChannelReceiver<T> extends ChannelWaiter<Optional<T>> {
  ChannelReceiver(HostedChannel<T> channel, Task<?> task) {
    super(channel, task);
  }

  @Override
  String waitsFor() {
    return "receive on an empty channel of capacity " + channel.capacity;
  }
}
