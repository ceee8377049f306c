package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;

/**
 * A send that waits for room.
 *
 * @param <T> the items' type
 */
final class ChannelSender<T> extends ChannelWaiter<@Nullable Void> {
  final T item;

  ChannelSender(HostedChannel<T> channel, Task<?> task, T item) {
    super(channel, task);
    this.item = item;
  }

  @Override
  String waitsFor() {
    return "send on a full channel of capacity " + channel.capacity;
  }
}
