package org.korudelta.conformance.broken;

import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Channel;

/** Breaks every channel. */
final class BrokenChannels extends LayeredRuntime {
  private final Layer.ChannelFault fault;

  BrokenChannels(AsyncRuntime sound, Layer.ChannelFault fault) {
    super(sound);
    this.fault = fault;
  }

  @Override
  public <T> Channel<T> channel(int capacity) {
    return fault.over(delegate(), super.channel(capacity));
  }
}
