package org.korudelta.runtime.host;

import java.util.Arrays;

/**
 * Timers in no order, as numbers: what moves through memory are no references, which the collector
 * would have to be told of.
 */
class TimerPile {
  private static final int CAPACITY_MIN = 64;

  long[] deadlines = new long[CAPACITY_MIN];
  int[] slots = new int[CAPACITY_MIN];

  /** The order in which they were given; turns wrap, so they are compared by difference. */
  int[] turns = new int[CAPACITY_MIN];

  int size;

  final void append(long deadline, int slot, int turn) {
    if (size == slots.length) {
      grow();
    }
    put(size++, deadline, slot, turn);
  }

  final void put(int place, long deadline, int slot, int turn) {
    deadlines[place] = deadline;
    slots[place] = slot;
    turns[place] = turn;
  }

  final void clear() {
    size = 0;
  }

  /** Moves those with a deadline up to {@code horizon} to {@code near}. */
  final void moveTo(TimerPile near, long horizon) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (deadlines[i] <= horizon) {
        near.append(deadlines[i], slots[i], turns[i]);
      } else {
        put(kept++, deadlines[i], slots[i], turns[i]);
      }
    }
    size = kept;
  }

  /** Moves those with a deadline after {@code horizon} to {@code far}. */
  final void keepUpTo(long horizon, TimerPile far) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (deadlines[i] > horizon) {
        far.append(deadlines[i], slots[i], turns[i]);
      } else {
        put(kept++, deadlines[i], slots[i], turns[i]);
      }
    }
    size = kept;
  }

  /** Drops those that are over. */
  final void sweep(TimerSlots entries) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (entries.at(slots[i]).over()) {
        entries.release(slots[i]);
      } else {
        put(kept++, deadlines[i], slots[i], turns[i]);
      }
    }
    size = kept;
  }

  /** How many are not over. */
  final int count(TimerSlots entries) {
    int pending = 0;
    for (int i = 0; i < size; i++) {
      pending += entries.at(slots[i]).over() ? 0 : 1;
    }
    return pending;
  }

  private void grow() {
    int capacity = 2 * size;
    deadlines = Arrays.copyOf(deadlines, capacity);
    slots = Arrays.copyOf(slots, capacity);
    turns = Arrays.copyOf(turns, capacity);
  }
}
