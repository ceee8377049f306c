package org.korudelta.jvm.lincheck;

import org.korudelta.jvm.SmallRings;
import org.korudelta.runtime.host.ChannelBuffer;

/** Hands whose channels keep their items in the ring of the JVM, which starts with one slot. */
final class RingHands extends Hands {
  @Override
  public <T> ChannelBuffer<T> channelBuffer(int capacity) {
    return SmallRings.ring(capacity);
  }
}
