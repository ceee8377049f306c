package org.korudelta.runtime.host;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A timer in a {@link TimerQueue}; once due, the ready work that calls it. Threading: may be
 * cancelled from any thread; one that runs at that very moment has fired.
 */
final class PendingTimer implements Host.Timer, TimerEntry {
  /** Writes without a fence, where nothing that this thread reads next depends on it. */
  private static final AtomicReferenceFieldUpdater<PendingTimer, @Nullable Runnable> WORK =
      AtomicReferenceFieldUpdater.newUpdater(PendingTimer.class, Runnable.class, "work");

  private volatile @Nullable Runnable work;

  PendingTimer(Runnable work) {
    WORK.lazySet(this, work);
  }

  @Override
  public void run() {
    Runnable due = work;
    WORK.lazySet(this, null);
    if (due != null) {
      due.run();
    }
  }

  @Override
  public void cancel() {
    work = null;
  }

  @Override
  public boolean over() {
    return work == null;
  }
}
