package org.korudelta.conformance.broken;

import java.util.function.Consumer;
import org.korudelta.runtime.peers.PeerClaim;
import org.korudelta.runtime.peers.PeerClaimant;
import org.korudelta.runtime.peers.PeerPort;

/** A layer over a port that changes nothing; broken ones override what they break. */
abstract class ForwardingPort implements PeerPort {
  private final PeerPort sound;

  ForwardingPort(PeerPort sound) {
    this.sound = sound;
  }

  @Override
  public boolean posts() {
    return sound.posts();
  }

  @Override
  public boolean locks() {
    return sound.locks();
  }

  @Override
  public void post(String topic, byte[] message) {
    sound.post(topic, message);
  }

  @Override
  public Runnable listen(String topic, Consumer<byte[]> receiver) {
    return sound.listen(topic, receiver);
  }

  @Override
  public PeerClaim claim(String name, PeerClaimant claimant) {
    return sound.claim(name, claimant);
  }

  @Override
  public void leave() {
    sound.leave();
  }
}
