package org.korudelta.conformance.broken;

import org.korudelta.runtime.peers.PeerClaim;
import org.korudelta.runtime.peers.PeerClaimant;
import org.korudelta.runtime.peers.PeerPort;

/** Whoever asks for a lock has it. */
final class LocksNobodyOut extends ForwardingPort {

  LocksNobodyOut(PeerPort sound) {
    super(sound);
  }

  @Override
  public PeerClaim claim(String name, PeerClaimant claimant) {
    return new PeerClaim() {
      @Override
      public void request(boolean steal) {
        claimant.granted();
      }

      @Override
      public void release() {}
    };
  }
}
