package org.korudelta.jvm;

import org.korudelta.runtime.host.ChannelBuffer;

/** Rings that grow at once, for tests in other packages. */
public final class SmallRings {
  private SmallRings() {}

  /** A ring of one slot, with room for {@code capacity}. */
  public static <T> ChannelBuffer<T> ring(int capacity) {
    return new RingBuffer<>(capacity, 1);
  }
}
