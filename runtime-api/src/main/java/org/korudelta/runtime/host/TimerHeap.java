package org.korudelta.runtime.host;

import java.util.Arrays;
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
 * <p>Cost: adding a timer that is later than most O(1), taking one O(log n), cancelling O(1). A
 * cancelled timer lets go of its work at once; its place, of about 40 bytes with what stands there,
 * is taken again when no other is left. There are 64 places, or at most twice as many as there were
 * timers at once.
 *
 * <p>Threading: one thread at a time, but for {@link Host.Timer#cancel()}, which any may call at
 * any time.
 */
public final class TimerHeap {
  /** What {@link #nextDeadlineNanos()} gives when there is no timer. */
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  /*
   * A four-way heap of deadlines and slots. What moves are numbers: a million timers are walked
   * through without touching an object, and without telling the collector of each move. A slot
   * holds the timer and its turn among equals; turns wrap, so they are compared by difference.
   *
   * Invariants:
   *  - deadlines[0, size) and slots[0, size) are the heap; slots[size, length) are the free slots
   *  - a parent comes before its children
   */
  private static final int WAYS = 4;
  private static final int CAPACITY_MIN = 64;

  private long[] deadlines = new long[CAPACITY_MIN];
  private int[] slots = numbered(CAPACITY_MIN);
  private int[] turns = new int[CAPACITY_MIN];
  private @Nullable PendingTimer[] timers = new PendingTimer[CAPACITY_MIN];
  private int size;
  private int turn;

  /** Makes an empty heap. */
  public TimerHeap() {}

  /** Adds a timer; what {@link #takeDue} gives for it runs {@code work} unless it is cancelled. */
  public Host.Timer add(long deadlineNanos, Runnable work) {
    if (size == slots.length) {
      makeRoom();
    }
    PendingTimer timer = new PendingTimer(work);
    int slot = slots[size];
    timers[slot] = timer;
    turns[slot] = turn++;
    siftUp(size++, deadlineNanos, slot);
    return timer;
  }

  /** Takes the earliest timer out if it is due; null when none is. */
  public @Nullable Runnable takeDue(long nowNanos) {
    dropCancelled();
    return size > 0 && deadlines[0] <= nowNanos ? takeFirst() : null;
  }

  /** The earliest deadline, or {@link #NO_DEADLINE}. */
  public long nextDeadlineNanos() {
    dropCancelled();
    return size == 0 ? NO_DEADLINE : deadlines[0];
  }

  /** Whether no timer is pending. */
  public boolean isEmpty() {
    dropCancelled();
    return size == 0;
  }

  /** How many timers are pending; looks at each of them. */
  public int count() {
    int pending = 0;
    for (int i = 0; i < size; i++) {
      pending += at(slots[i]).cancelled() ? 0 : 1;
    }
    return pending;
  }

  /** How many places it holds, free ones and those of cancelled timers included. */
  int places() {
    return slots.length;
  }

  /** Cancels all timers. */
  public void clear() {
    for (int i = 0; i < size; i++) {
      at(slots[i]).cancel();
    }
    Arrays.fill(timers, null);
    size = 0;
  }

  private void dropCancelled() {
    while (size > 0 && at(slots[0]).cancelled()) {
      takeFirst();
    }
  }

  private PendingTimer takeFirst() {
    int slot = slots[0];
    PendingTimer timer = at(slot);
    timers[slot] = null;
    size--;
    int last = slots[size];
    slots[size] = slot;
    siftDown(0, deadlines[size], last);
    return timer;
  }

  /** Sweeps up cancelled timers; doubles what is then still more than half full. */
  private void makeRoom() {
    sweep();
    int capacity = Math.max(CAPACITY_MIN, 2 * size);
    if (capacity > slots.length) {
      int[] more = numbered(capacity);
      System.arraycopy(slots, 0, more, 0, slots.length);
      slots = more;
      deadlines = Arrays.copyOf(deadlines, capacity);
      turns = Arrays.copyOf(turns, capacity);
      timers = Arrays.copyOf(timers, capacity);
    }
  }

  private void sweep() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int slot = slots[i];
      if (at(slot).cancelled()) {
        timers[slot] = null;
      } else {
        slots[i] = slots[kept];
        slots[kept] = slot;
        deadlines[kept++] = deadlines[i];
      }
    }
    size = kept;
    for (int i = (size - 2) / WAYS; i >= 0; i--) {
      siftDown(i, deadlines[i], slots[i]);
    }
  }

  private void siftUp(int from, long deadline, int slot) {
    int place = from;
    while (place > 0) {
      int parent = (place - 1) / WAYS;
      if (!before(deadline, slot, parent)) {
        break;
      }
      put(place, deadlines[parent], slots[parent]);
      place = parent;
    }
    put(place, deadline, slot);
  }

  private void siftDown(int from, long deadline, int slot) {
    if (from >= size) {
      return;
    }
    int place = from;
    for (int child = earliestChild(place); child >= 0; child = earliestChild(place)) {
      if (before(deadline, slot, child)) {
        break;
      }
      put(place, deadlines[child], slots[child]);
      place = child;
    }
    put(place, deadline, slot);
  }

  private int earliestChild(int place) {
    int first = place * WAYS + 1;
    if (first >= size) {
      return -1;
    }
    int earliest = first;
    int end = Math.min(first + WAYS, size);
    for (int child = first + 1; child < end; child++) {
      earliest = before(deadlines[child], slots[child], earliest) ? child : earliest;
    }
    return earliest;
  }

  private boolean before(long deadline, int slot, int place) {
    long other = deadlines[place];
    return deadline != other ? deadline < other : turns[slot] - turns[slots[place]] < 0;
  }

  private void put(int place, long deadline, int slot) {
    deadlines[place] = deadline;
    slots[place] = slot;
  }

  private PendingTimer at(int slot) {
    PendingTimer timer = timers[slot];
    assert timer != null : "hole in the heap";
    return timer;
  }

  private static int[] numbered(int count) {
    int[] numbers = new int[count];
    Arrays.setAll(numbers, i -> i);
    return numbers;
  }
}
