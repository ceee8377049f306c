package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;

/**
 * A send or a receive that waits in line at a channel.
 *
 * @param <R> what it completes with
 */
abstract class ChannelWaiter<R extends @Nullable Object> extends Suspension<R> {
  final HostedChannel<?> channel;

  /** Neighbours in the channel's line; guarded by the channel's lock. */
  @Nullable ChannelWaiter<R> ahead;

  @Nullable ChannelWaiter<R> behind;
  @Nullable WaitLine<R> line;

  ChannelWaiter(HostedChannel<?> channel, Task<?> task) {
    super(task);
    this.channel = channel;
  }

  @Override
  final void abandon() {
    channel.forget(this);
  }
}
