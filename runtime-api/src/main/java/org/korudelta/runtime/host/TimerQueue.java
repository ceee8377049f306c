package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;

/**
 * Timers, earliest first, equal deadlines in the order they were given.
 *
 * <pre>{@code
 * timers.add(deadlineNanos, work);
 * for (Runnable due = timers.takeDue(nowNanos); due != null; due = timers.takeDue(nowNanos)) {
 *   due.run();
 * }
 * }</pre>
 *
 * <p>Cost, over many calls: adding a timer that is later than most O(1), taking one O(log n) of the
 * few that are near and some thirty steps through memory in order, cancelling O(1). A single call
 * may pass over all timers. A cancelled timer lets go of its work and its task at once; its place,
 * of about 100 bytes with what stands there, is taken again when no other is left. There are 64
 * places, or at most twice as many as there were timers at once.
 *
 * <p>Threading: one thread at a time, but for {@link Host.Timer#cancel()}, which any may call at
 * any time.
 */
public final class TimerQueue {
  /** What {@link #nextDeadlineNanos()} gives when there is no timer. */
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  /*
   * Timers near enough are in a heap that fits the processor's caches; the many that are far lie in
   * a pile, in no order. When the heap is empty, the earliest of the pile, about one in PARTS,
   * become near; when it has grown too large, most of it goes to the pile. Walking down a heap of a
   * million timers would wait for main memory at each of its levels instead.
   *
   * Invariant: deadlines in near <= horizon < deadlines in far.
   */
  private static final int NEAR_MIN = 2_048;
  private static final int PARTS = 32;
  private static final int KEPT_PARTS = 4;

  /** Stands for work that lets go of itself when it is over. */
  private static final Host.Timer ITSELF = () -> {};

  private final TimerSlots slots = new TimerSlots();
  private final TimerHeap near = new TimerHeap();
  private final TimerPile far = new TimerPile();
  private final TimerSample sample = new TimerSample();
  private long horizon = Long.MAX_VALUE;
  private int nearMax = 2 * NEAR_MIN;
  private int turn;

  /** Makes an empty queue. */
  public TimerQueue() {}

  /**
   * Adds a timer; what {@link #takeDue} gives for it runs {@code work} unless it is cancelled. A
   * sleep of a runtime is cancelled by cancelling its promise, and by nothing else but {@link
   * #clear}.
   */
  public Host.Timer add(long deadlineNanos, Runnable work) {
    if (work instanceof Sleep sleep) { // Most timers are: an object less for each.
      add(deadlineNanos, sleep);
      return ITSELF;
    }
    PendingTimer timer = new PendingTimer(work);
    add(deadlineNanos, timer);
    return timer;
  }

  private void add(long deadline, TimerEntry entry) {
    if (slots.isFull()) {
      makeRoom();
    }
    int slot = slots.take(entry);
    if (deadline > horizon) {
      far.append(deadline, slot, turn++);
      return;
    }
    near.push(deadline, slot, turn++);
    if (near.size >= nearMax) {
      split();
    }
  }

  /** Takes the earliest timer out if it is due; null when none is. */
  public @Nullable Runnable takeDue(long nowNanos) {
    return hasNext() && near.firstDeadline() <= nowNanos ? takeFirst() : null;
  }

  /** The earliest deadline, or {@link #NO_DEADLINE}. */
  public long nextDeadlineNanos() {
    return hasNext() ? near.firstDeadline() : NO_DEADLINE;
  }

  /** Whether no timer is pending. */
  public boolean isEmpty() {
    return !hasNext();
  }

  /** How many timers are pending; looks at each of them. */
  public int count() {
    return near.count(slots) + far.count(slots);
  }

  /** How many places it holds, free ones and those of cancelled timers included. */
  int places() {
    return slots.places();
  }

  /** Drops all timers. */
  public void clear() {
    near.clear();
    far.clear();
    slots.clear();
    horizon = Long.MAX_VALUE;
  }

  /** Drops cancelled timers until the earliest that is not is first in the heap; false if none. */
  private boolean hasNext() {
    while (near.size > 0 || far.size > 0) {
      if (near.size == 0) {
        refill();
      } else if (slots.at(near.firstSlot()).over()) {
        takeFirst();
      } else {
        return true;
      }
    }
    return false;
  }

  private TimerEntry takeFirst() {
    return slots.release(near.pop());
  }

  private void refill() {
    horizon = far.size <= NEAR_MIN ? Long.MAX_VALUE : sample.quantile(far, PARTS);
    far.moveTo(near, horizon);
    orderNear();
  }

  private void split() {
    horizon = sample.quantile(near, KEPT_PARTS);
    near.keepUpTo(horizon, far);
    orderNear();
  }

  /** Where nothing could be moved, it may grow: the same is not tried for each timer more. */
  private void orderNear() {
    near.order();
    nearMax = 2 * Math.max(NEAR_MIN, near.size);
  }

  /** Sweeps up cancelled timers; makes twice as many places if most are still taken. */
  private void makeRoom() {
    near.sweep(slots);
    near.order();
    far.sweep(slots);
    slots.growTo(2 * (near.size + far.size));
  }
}
