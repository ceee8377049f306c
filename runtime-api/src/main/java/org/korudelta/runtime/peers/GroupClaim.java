package org.korudelta.runtime.peers;

import java.util.List;

/**
 * A claim in a {@link PeerGroup}; knows its lock by name, so that one kept for long keeps nothing.
 */
final class GroupClaim implements PeerClaim {
  final GroupPort port;
  final String name;
  final PeerClaimant claimant;

  GroupClaim(GroupPort port, String name, PeerClaimant claimant) {
    this.port = port;
    this.name = name;
    this.claimant = claimant;
  }

  @Override
  public void request(boolean steal) {
    port.group.request(this, steal);
  }

  @Override
  public void release() {
    port.group.release(List.of(this));
  }
}
