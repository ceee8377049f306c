package org.korudelta.conformance.broken;

import org.korudelta.runtime.peers.PeerClaim;
import org.korudelta.runtime.peers.PeerClaimant;
import org.korudelta.runtime.peers.PeerPort;

/** A holder whose lock is stolen never hears of it. */
final class TellsNoLoser extends ForwardingPort {

  TellsNoLoser(PeerPort sound) {
    super(sound);
  }

  @Override
  public PeerClaim claim(String name, PeerClaimant claimant) {
    return super.claim(name, new Untold(claimant));
  }

  private record Untold(PeerClaimant sound) implements PeerClaimant {
    @Override
    public void granted() {
      sound.granted();
    }

    @Override
    public void taken(Runnable heard) {
      heard.run();
    }
  }
}
