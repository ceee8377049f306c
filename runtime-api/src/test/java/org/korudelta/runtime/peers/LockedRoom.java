package org.korudelta.runtime.peers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts who is inside; who was let in goes out on another thread, later, or when it is told to.
 */
final class LockedRoom {
  private final ExecutorService leaving = Executors.newSingleThreadExecutor();
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final CountDownLatch left;

  LockedRoom(int visits) {
    this.left = new CountDownLatch(visits);
  }

  /** Asks so often for the lock, and waits for none of them; each fifth steals it. */
  void visits(PeerPort port, int count) {
    for (int i = 0; i < count; i++) {
      new Visitor(port).claim.request(i % 5 == 0);
    }
  }

  boolean awaitEnd() throws InterruptedException {
    boolean all = left.await(30, TimeUnit.SECONDS);
    leaving.shutdown();
    return all;
  }

  int most() {
    return most.get();
  }

  private final class Visitor implements PeerClaimant {
    private boolean out;
    private final PeerClaim claim;

    Visitor(PeerPort port) {
      this.claim = port.claim("lock", this);
    }

    @Override
    public void granted() {
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      leaving.execute(() -> leave(claim::release));
    }

    @Override
    public void taken(Runnable heard) {
      leave(heard);
    }

    private void leave(Runnable release) {
      goOut();
      release.run();
    }

    /** Whoever comes second waits until the first is out: what it does next lets others in. */
    private synchronized void goOut() {
      if (!out) {
        out = true;
        inside.decrementAndGet();
        left.countDown();
      }
    }
  }
}
