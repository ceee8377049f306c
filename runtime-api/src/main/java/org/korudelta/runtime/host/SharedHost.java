package org.korudelta.runtime.host;

import org.korudelta.runtime.peers.PeerPort;

/**
 * One of several runtimes on one host: it has peers of its own, and its end is not that of the
 * host. Storage is the host's.
 *
 * <p>Threading: as the host.
 */
public final class SharedHost extends MeetingHost {
  private volatile boolean stopped;
  private volatile boolean killed;

  /** A share of {@code host}, which meets others by {@code peers}. */
  public SharedHost(Host host, PeerPort peers) {
    super(host, peers);
  }

  @Override
  public void execute(Runnable work) {
    super.execute(() -> unlessKilled(work));
  }

  @Override
  public void executeAfterReady(Runnable work) {
    super.executeAfterReady(() -> unlessKilled(work));
  }

  @Override
  public Timer executeAt(long deadlineNanos, Runnable work) {
    return super.executeAt(deadlineNanos, () -> unlessStopped(work));
  }

  /** Stops its timers. */
  @Override
  public void shutDown() {
    stopped = true;
  }

  /** Nothing of it runs any more, as if its process had ended. */
  public void kill() {
    killed = true;
  }

  private void unlessStopped(Runnable work) {
    if (!stopped) {
      unlessKilled(work);
    }
  }

  private void unlessKilled(Runnable work) {
    if (!killed) {
      work.run();
    }
  }
}
