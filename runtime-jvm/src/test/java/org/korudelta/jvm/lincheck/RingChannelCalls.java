package org.korudelta.jvm.lincheck;

/** The same channel over a ring, which needs no lock while nobody waits. */
public class RingChannelCalls extends ChannelCalls {
  public RingChannelCalls() {
    super(new RingHands());
  }
}
