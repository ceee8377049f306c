package org.korudelta.runtime.host;

import org.korudelta.runtime.peers.PeerPort;

/** A host whose runtime meets others by a port that the host itself knows nothing of. */
public class MeetingHost extends ForwardingHost {
  private final PeerPort peers;

  /** All of {@code host}, and {@code peers} beside it. */
  public MeetingHost(Host host, PeerPort peers) {
    super(host);
    this.peers = peers;
  }

  @Override
  public final PeerPort peers() {
    return peers;
  }
}
