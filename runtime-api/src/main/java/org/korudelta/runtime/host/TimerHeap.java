package org.korudelta.runtime.host;

/**
 * A four-way heap of timers: earliest first, equal deadlines in the order of their turns. After
 * anything but {@link #push} and {@link #pop} it wants {@link #order}.
 */
final class TimerHeap extends TimerPile {
  private static final int WAYS = 4;

  void push(long deadline, int slot, int turn) {
    append(deadline, slot, turn);
    siftUp(size - 1, deadline, slot, turn);
  }

  long firstDeadline() {
    return deadlines[0];
  }

  int firstSlot() {
    return slots[0];
  }

  /** Takes the first out, and gives its slot. */
  int pop() {
    int slot = slots[0];
    size--;
    if (size > 0) {
      siftDown(0, deadlines[size], slots[size], turns[size]);
    }
    return slot;
  }

  /** Makes a heap of what lies in no order. */
  void order() {
    for (int i = (size - 2) / WAYS; i >= 0 && size > 1; i--) {
      siftDown(i, deadlines[i], slots[i], turns[i]);
    }
  }

  private void siftUp(int from, long deadline, int slot, int turn) {
    int place = from;
    while (place > 0) {
      int parent = (place - 1) / WAYS;
      if (!before(deadline, turn, parent)) {
        break;
      }
      put(place, deadlines[parent], slots[parent], turns[parent]);
      place = parent;
    }
    put(place, deadline, slot, turn);
  }

  private void siftDown(int from, long deadline, int slot, int turn) {
    int place = from;
    for (int child = earliestChild(place); child >= 0; child = earliestChild(place)) {
      if (before(deadline, turn, child)) {
        break;
      }
      put(place, deadlines[child], slots[child], turns[child]);
      place = child;
    }
    put(place, deadline, slot, turn);
  }

  private int earliestChild(int place) {
    int first = place * WAYS + 1;
    if (first + WAYS <= size) {
      return earlier(earlier(first, first + 1), earlier(first + 2, first + 3));
    }
    int earliest = first < size ? first : -1;
    for (int child = first + 1; child < size; child++) {
      earliest = earlier(earliest, child);
    }
    return earliest;
  }

  private int earlier(int place, int other) {
    long deadline = deadlines[place];
    long otherDeadline = deadlines[other];
    if (deadline == otherDeadline) {
      return turns[place] - turns[other] < 0 ? place : other;
    }
    return deadline < otherDeadline ? place : other;
  }

  private boolean before(long deadline, int turn, int place) {
    long other = deadlines[place];
    return deadline != other ? deadline < other : turn - turns[place] < 0;
  }
}
