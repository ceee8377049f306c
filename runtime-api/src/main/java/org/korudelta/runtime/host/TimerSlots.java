package org.korudelta.runtime.host;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The places where the entries of a {@link TimerQueue} stand, by number. The place that was free
 * for longest is taken first: so entries that come one after the other stand side by side.
 */
final class TimerSlots {
  private static final int CAPACITY_MIN = 64;

  private @Nullable TimerEntry[] entries = new TimerEntry[CAPACITY_MIN];

  /** A ring of the free places. */
  private int[] free = new int[CAPACITY_MIN];

  private int firstFree;
  private int freeCount;

  TimerSlots() {
    clear();
  }

  boolean isFull() {
    return freeCount == 0;
  }

  int places() {
    return entries.length;
  }

  /** Puts an entry into a free place, of which there must be one. */
  int take(TimerEntry entry) {
    int slot = free[firstFree];
    firstFree = inRing(firstFree + 1);
    freeCount--;
    entries[slot] = entry;
    return slot;
  }

  TimerEntry at(int slot) {
    TimerEntry entry = entries[slot];
    assert entry != null : "hole in the queue";
    return entry;
  }

  /** Frees a place, and gives what stood there. */
  TimerEntry release(int slot) {
    TimerEntry entry = at(slot);
    entries[slot] = null;
    free[inRing(firstFree + freeCount)] = slot;
    freeCount++;
    return entry;
  }

  /** Frees all places. */
  void clear() {
    Arrays.fill(entries, null);
    Arrays.setAll(free, slot -> slot);
    firstFree = 0;
    freeCount = free.length;
  }

  /** Makes {@code places} of it, if that is more than there are. */
  void growTo(int places) {
    int old = entries.length;
    if (places <= old) {
      return;
    }
    int[] ring = new int[places];
    for (int i = 0; i < freeCount; i++) {
      ring[i] = free[inRing(firstFree + i)];
    }
    for (int slot = old; slot < places; slot++) {
      ring[freeCount++] = slot;
    }
    free = ring;
    firstFree = 0;
    entries = Arrays.copyOf(entries, places);
  }

  private int inRing(int place) {
    return place < free.length ? place : place - free.length;
  }
}
