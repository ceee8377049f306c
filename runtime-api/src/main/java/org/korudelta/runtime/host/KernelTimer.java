package org.korudelta.runtime.host;

/** A timer of {@link EventKernel}; once due, the ready work that calls it. */
final class KernelTimer implements Host.Timer, Runnable {
  static final int NOWHERE = -1;

  final long deadlineNanos;

  /** Its place in the heap. */
  int place = NOWHERE;

  private final TimerHeap heap;
  private final int order;
  private final Runnable work;
  private boolean cancelled;

  KernelTimer(TimerHeap heap, long deadlineNanos, int order, Runnable work) {
    this.heap = heap;
    this.deadlineNanos = deadlineNanos;
    this.order = order;
    this.work = work;
  }

  boolean before(KernelTimer other) {
    return deadlineNanos != other.deadlineNanos
        ? deadlineNanos < other.deadlineNanos
        : order - other.order < 0;
  }

  @Override
  public void run() {
    if (!cancelled) {
      work.run();
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    if (place != NOWHERE) {
      heap.remove(this);
    }
  }
}
