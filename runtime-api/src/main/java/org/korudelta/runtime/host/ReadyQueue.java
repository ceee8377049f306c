package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;

/**
 * First-in first-out ring of ready work, from which any place may be taken.
 *
 * <p>Taking place {@code i} costs {@code i} moves; the rest keeps its order.
 */
final class ReadyQueue {
  /*
   * Each work carries the number of its arrival, an int that wraps; at most 2^31 - 1 wait at once,
   * so the difference of two numbers tells which is older.
   */
  private @Nullable Runnable[] works = new Runnable[64];
  private int[] arrivals = new int[64];
  private int head;
  private int size;
  private int arrived;

  int size() {
    return size;
  }

  void add(Runnable work) {
    if (size == works.length) {
      grow();
    }
    int at = (head + size) & (works.length - 1);
    works[at] = work;
    arrivals[at] = arrived++;
    size++;
  }

  /** How many have arrived so far, as a wrapping int. */
  int arrived() {
    return arrived;
  }

  /** Whether work that arrived before {@code mark} of {@link #arrived()} still waits. */
  boolean holdsBefore(int mark) {
    return size > 0 && arrivals[head] - mark < 0;
  }

  /** Takes the oldest. */
  Runnable take() {
    Runnable work = works[head];
    assert work != null : "empty";
    works[head] = null;
    head = (head + 1) & (works.length - 1);
    size--;
    return work;
  }

  /** Takes the one at {@code place}, 0 being the oldest. */
  Runnable take(int place) {
    int mask = works.length - 1;
    Runnable work = works[(head + place) & mask];
    assert work != null : "no such place";
    for (int i = place; i > 0; i--) {
      int to = (head + i) & mask;
      int from = (head + i - 1) & mask;
      works[to] = works[from];
      arrivals[to] = arrivals[from];
    }
    take();
    return work;
  }

  private void grow() {
    int length = works.length;
    @Nullable Runnable[] newWorks = new Runnable[length * 2];
    int[] newArrivals = new int[length * 2];
    for (int i = 0; i < length; i++) {
      newWorks[i] = works[(head + i) & (length - 1)];
      newArrivals[i] = arrivals[(head + i) & (length - 1)];
    }
    works = newWorks;
    arrivals = newArrivals;
    head = 0;
  }
}
