package org.korudelta.browser;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.peers.PeerClaim;
import org.korudelta.runtime.peers.PeerClaimant;

/**
 * A claim of a lock of the origin: a place in the platform's line or a {@link WebTheft}, then a
 * {@link WebHold}, then nothing. What the platform refuses, the claimant hears.
 */
final class WebClaim implements PeerClaim, WebLock.Asker {
  final WebPeers peers;
  final String name;
  final PeerClaimant claimant;
  private @Nullable WebLock place;
  private @Nullable WebTheft theft;
  private @Nullable WebHold hold;

  WebClaim(WebPeers peers, String name, PeerClaimant claimant) {
    this.peers = peers;
    this.name = name;
    this.claimant = claimant;
  }

  @Override
  public void request(boolean steal) {
    if (!peers.admit(this)) {
      return;
    }
    if (steal) {
      theft = new WebTheft(this);
      theft.start();
    } else {
      place = WebLock.queue(peers.errors, lockName(), this);
    }
  }

  @Override
  public void release() {
    peers.forget(this);
    if (hold != null) {
      hold.release();
    } else if (theft != null) {
      theft.cancel();
    } else if (place != null) {
      place.release();
    }
  }

  @Override
  public void granted(WebLock lock) {
    hold = new WebHold(this, lock);
    hold.start();
  }

  @Override
  public void broken(String problem) {
    if (hold != null) {
      hold.stolen();
    } else {
      KoruException refused =
          new KoruException.Unsupported("no lock: name=" + name + " problem=" + problem);
      peers.forget(this);
      claimant.refused(refused);
    }
  }

  /** What the lock is called on the platform. */
  String lockName() {
    return "korudelta:" + name;
  }

  /** The lock that thieves of this one hold, one after the other. */
  String thievesName() {
    return "korudelta-thieves:" + name;
  }
}
