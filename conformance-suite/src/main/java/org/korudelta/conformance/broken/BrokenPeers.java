package org.korudelta.conformance.broken;

import java.util.function.UnaryOperator;
import org.korudelta.runtime.host.ForwardingHost;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.peers.PeerPort;

/** Breaks how a runtime meets others. */
final class BrokenPeers extends ForwardingHost {
  private final UnaryOperator<PeerPort> fault;

  BrokenPeers(Host sound, UnaryOperator<PeerPort> fault) {
    super(sound);
    this.fault = fault;
  }

  @Override
  public PeerPort peers() {
    return fault.apply(super.peers());
  }
}
