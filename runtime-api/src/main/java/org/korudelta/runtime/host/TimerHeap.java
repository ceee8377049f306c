package org.korudelta.runtime.host;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Four-way heap of timers, earliest first, equal deadlines in the order of their start. */
final class TimerHeap {
  private static final int WAYS = 4;

  private @Nullable KernelTimer[] heap = new KernelTimer[64];
  private int size;
  private int started;

  int size() {
    return size;
  }

  /** The earliest; null when there is none. */
  @Nullable KernelTimer first() {
    return heap[0];
  }

  KernelTimer add(long deadlineNanos, Runnable work) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    KernelTimer timer = new KernelTimer(this, deadlineNanos, started++, work);
    siftUp(size++, timer);
    return timer;
  }

  /** Takes {@code timer} out, wherever it stands. */
  void remove(KernelTimer timer) {
    int place = timer.place;
    KernelTimer last = at(--size);
    heap[size] = null;
    timer.place = KernelTimer.NOWHERE;
    if (last == timer) {
      return;
    }
    siftDown(place, last);
    if (last.place == place) {
      siftUp(place, last);
    }
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      at(i).place = KernelTimer.NOWHERE;
    }
    Arrays.fill(heap, null);
    size = 0;
  }

  private void siftUp(int from, KernelTimer timer) {
    int place = from;
    while (place > 0) {
      KernelTimer parent = at((place - 1) / WAYS);
      if (!timer.before(parent)) {
        break;
      }
      put(place, parent);
      place = (place - 1) / WAYS;
    }
    put(place, timer);
  }

  private void siftDown(int from, KernelTimer timer) {
    int place = from;
    for (int child = earliestChild(place); child >= 0; child = earliestChild(place)) {
      KernelTimer earliest = at(child);
      if (!earliest.before(timer)) {
        break;
      }
      put(place, earliest);
      place = child;
    }
    put(place, timer);
  }

  private int earliestChild(int place) {
    int first = place * WAYS + 1;
    if (first >= size) {
      return -1;
    }
    int earliest = first;
    for (int child = first + 1; child < Math.min(first + WAYS, size); child++) {
      earliest = at(child).before(at(earliest)) ? child : earliest;
    }
    return earliest;
  }

  private void put(int place, KernelTimer timer) {
    heap[place] = timer;
    timer.place = place;
  }

  private KernelTimer at(int place) {
    KernelTimer timer = heap[place];
    assert timer != null : "hole in the heap";
    return timer;
  }
}
