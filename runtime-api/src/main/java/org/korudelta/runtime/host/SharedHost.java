package org.korudelta.runtime.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.peers.PeerPort;

/**
 * One of several runtimes on one host: it has peers and timers of its own, and its end is not that
 * of the host. Storage is the host's.
 *
 * <p>Threading: as the host.
 */
public final class SharedHost extends MeetingHost {
  /** Guarded by itself. */
  private final Set<SharedTimer> timers = new LinkedHashSet<>();

  /** What became ready while frozen, in order. Guarded by itself. */
  private final ArrayDeque<Runnable> held = new ArrayDeque<>();

  private volatile boolean frozen;
  private volatile boolean stopped;
  private volatile boolean killed;

  /** A share of {@code host}, which meets others by {@code peers}. */
  public SharedHost(Host host, PeerPort peers) {
    super(host, peers);
  }

  @Override
  public void execute(Runnable work) {
    super.execute(() -> run(work));
  }

  @Override
  public void executeAfterReady(Runnable work) {
    super.executeAfterReady(() -> run(work));
  }

  @Override
  public boolean executeBlocking(Runnable work) {
    return super.executeBlocking(() -> run(work));
  }

  @Override
  public Timer executeAt(long deadlineNanos, Runnable work) {
    SharedTimer timer = new SharedTimer(work);
    synchronized (timers) {
      timers.add(timer);
    }
    timer.started(super.executeAt(deadlineNanos, timer));
    if (stopped) {
      timer.cancel();
    }
    return timer;
  }

  /** Drops its timers, those to come included. */
  @Override
  public void shutDown() {
    stopped = true;
    for (SharedTimer timer : pending()) {
      timer.cancel();
    }
  }

  /** Nothing of it runs any more, as if its process had ended. */
  public void kill() {
    killed = true;
    shutDown();
  }

  /** Nothing of it runs, until {@link #thaw}: as a page whose browser has stopped it. */
  public void freeze() {
    synchronized (held) {
      frozen = true;
    }
  }

  /** What became ready meanwhile is ready now, in that order, and all else goes on. */
  public void thaw() {
    List<Runnable> ready;
    synchronized (held) {
      frozen = false;
      ready = new ArrayList<>(held);
      held.clear();
    }
    ready.forEach(this::execute);
  }

  private boolean held(Runnable work) {
    synchronized (held) {
      return frozen && held.add(work);
    }
  }

  private List<SharedTimer> pending() {
    synchronized (timers) {
      return new ArrayList<>(timers);
    }
  }

  private boolean forget(SharedTimer timer) {
    synchronized (timers) {
      return timers.remove(timer);
    }
  }

  private void run(Runnable work) {
    if (!killed && !(frozen && held(work))) {
      work.run();
    }
  }

  /** A timer of this share; whoever takes it out of the set fires or cancels it. */
  private final class SharedTimer implements Timer, Runnable {
    private final Runnable work;
    private volatile @Nullable Timer timer;

    SharedTimer(Runnable work) {
      this.work = work;
    }

    void started(Timer started) {
      timer = started;
    }

    @Override
    public void run() {
      if (forget(this)) {
        SharedHost.this.run(work);
      }
    }

    @Override
    public void cancel() {
      Timer started = timer;
      forget(this);
      if (started != null) {
        started.cancel();
      }
    }
  }
}
