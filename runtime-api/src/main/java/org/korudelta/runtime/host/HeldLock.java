package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.peers.PeerClaim;
import org.korudelta.runtime.peers.PeerLock;

/** A lock that a {@link LockWait} has got. */
final class HeldLock implements PeerLock {
  private final HostedPeers peers;
  private final String name;
  private final PeerClaim claim;
  private final Deferred<@Nullable Void> lost;

  HeldLock(HostedPeers peers, String name, PeerClaim claim) {
    this.peers = peers;
    this.name = name;
    this.claim = claim;
    this.lost = new Deferred<>(peers.runtime);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Promise<@Nullable Void> lost() {
    return lost;
  }

  @Override
  public void release() {
    lost.cancel();
    peers.forget(this);
    claim.release();
  }

  /** Tells whoever asked for {@link #lost()}, and runs {@code heard} when these have run. */
  void lose(Runnable heard) {
    peers.forget(this);
    if (lost.succeed(null)) {
      new Hearing(peers.runtime.host, heard).start();
    } else {
      heard.run();
    }
  }
}
