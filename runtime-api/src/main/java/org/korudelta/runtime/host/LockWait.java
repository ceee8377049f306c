package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.peers.PeerClaim;
import org.korudelta.runtime.peers.PeerClaimant;
import org.korudelta.runtime.peers.PeerLock;

/** A task that waits for a lock: whoever completes this first has it, the task or nobody. */
final class LockWait extends Suspension<PeerLock> implements PeerClaimant {
  private final HostedPeers peers;
  private final String name;
  private final PeerClaim claim;
  private final HeldLock lock;

  /** Guarded by this. */
  private Host.@Nullable Timer limit;

  LockWait(Task<?> task, HostedPeers peers, String name) {
    super(task);
    this.peers = peers;
    this.name = name;
    this.claim = peers.claim(name, this);
    this.lock = new HeldLock(peers, name, claim);
  }

  Promise<PeerLock> started(boolean steal) {
    if (enrol()) {
      claim.request(steal);
    }
    if (!pending()) {
      afterRequest();
    }
    return this;
  }

  /** Cancelled while it asked: the request may have come after the release. */
  private void afterRequest() {
    if (outcome() instanceof Outcome.Cancelled<?>) {
      claim.release();
    }
  }

  /** The time runs here, too: a host whose threads are all busy does not come to its own timer. */
  @Override
  public void holderTold(Runnable evict) {
    long deadlineNanos = Deadlines.after(runtime.now(), Hearing.NANOS_MAX);
    limit(runtime.host.executeAt(deadlineNanos, evict));
  }

  private synchronized void limit(Host.Timer timer) {
    stopLimit();
    limit = timer;
    if (!pending()) {
      stopLimit();
    }
  }

  private synchronized void stopLimit() {
    if (limit != null) {
      limit.cancel();
      limit = null;
    }
  }

  @Override
  public void granted() {
    stopLimit();
    if (!peers.add(lock) || !succeed(lock)) {
      lock.release();
    }
  }

  @Override
  public void taken(Runnable heard) {
    lock.lose(heard);
  }

  @Override
  public void refused(KoruException reason) {
    fail(reason);
  }

  @Override
  void abandon() {
    stopLimit();
    claim.release();
  }

  @Override
  String waitsFor() {
    return "peer lock " + name;
  }
}
