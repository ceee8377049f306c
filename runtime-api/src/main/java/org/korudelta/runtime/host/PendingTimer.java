package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;

/**
 * A timer in a {@link TimerHeap}; once due, the ready work that calls it. Threading: may be
 * cancelled from any thread; one that runs at that very moment has fired.
 */
final class PendingTimer implements Host.Timer, Runnable {
  private volatile @Nullable Runnable work;

  PendingTimer(Runnable work) {
    this.work = work;
  }

  @Override
  public void run() {
    Runnable due = work;
    work = null;
    if (due != null) {
      due.run();
    }
  }

  @Override
  public void cancel() {
    work = null;
  }

  boolean cancelled() {
    return work == null;
  }
}
