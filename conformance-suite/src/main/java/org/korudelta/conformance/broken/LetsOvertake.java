package org.korudelta.conformance.broken;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.peers.PeerPort;

/** Holds every other message back until the next one has been posted. */
final class LetsOvertake extends ForwardingPort {
  private byte @Nullable [] heldBack;

  LetsOvertake(PeerPort sound) {
    super(sound);
  }

  @Override
  public void post(String topic, byte[] message) {
    byte[] earlier = heldBack;
    if (earlier == null) {
      heldBack = message.clone();
    } else {
      heldBack = null;
      super.post(topic, message);
      super.post(topic, earlier);
    }
  }
}
