package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;

/**
 * First-in first-out ring of ready work, from which any place may be taken; with barriers that
 * stand behind all that was there when they came.
 *
 * <p>Every operation takes constant time: the head moves to the place that was taken, and the rest
 * keeps its order. Taking place 0 always is exactly first-in first-out.
 */
final class ReadyQueue {
  /*
   * An era is the time between two barriers; eras are numbered. Each work knows the era it came in,
   * and each era how many of its works still wait. So a barrier is due when its era and all before
   * have none, in whatever order they were taken. Eras are numbers and not objects, because storing
   * a reference costs the collector more than it costs us.
   *
   * Invariants:
   *  - the eras from oldest up to current have a place each, which is their number modulo length;
   *    all but current have a barrier, which has not been taken
   *  - the sum of all waiting is the number of works in the ring
   *  - numbers wrap, and so are compared for equality only
   */
  private static final int CAPACITY_MIN = 64;
  private static final int ERAS_MIN = 8;

  /** Not of Runnable: each store would look up whether the work's class has that interface. */
  private @Nullable Object[] works = new Object[CAPACITY_MIN];

  private int[] eras = new int[CAPACITY_MIN];
  private int head;
  private int size;

  private @Nullable Runnable[] barriers = new Runnable[ERAS_MIN];
  private int[] waiting = new int[ERAS_MIN];
  private int oldest;
  private int current;

  /** How many works wait, without barriers. */
  int size() {
    return size;
  }

  /** How many works and barriers wait. */
  int count() {
    return size + current - oldest;
  }

  /** Whether nothing waits, no barrier either. */
  boolean isEmpty() {
    return size == 0 && oldest == current;
  }

  void add(Runnable work) {
    if (size == works.length) {
      grow();
    }
    int at = (head + size) & (works.length - 1);
    works[at] = work;
    eras[at] = current;
    waiting[current & (waiting.length - 1)]++;
    size++;
  }

  /** Adds a barrier behind all that waits. */
  void addBarrier(Runnable barrier) {
    if (current - oldest == barriers.length - 1) {
      growEras();
    }
    barriers[current & (barriers.length - 1)] = barrier;
    current++;
    waiting[current & (waiting.length - 1)] = 0;
  }

  /** Takes the oldest barrier if nothing before it waits any more; null otherwise. */
  @Nullable Runnable takeBarrier() {
    int at = oldest & (barriers.length - 1);
    if (oldest == current || waiting[at] > 0) {
      return null;
    }
    Runnable barrier = barriers[at];
    barriers[at] = null;
    oldest++;
    return barrier;
  }

  /** Takes the head. */
  Runnable take() {
    return take(0);
  }

  /** Takes the work at {@code place}, 0 being the head, which moves there. */
  Runnable take(int place) {
    int at = (head + place) & (works.length - 1);
    Runnable work = (Runnable) works[at];
    assert work != null : "empty";
    waiting[eras[at] & (waiting.length - 1)]--;
    if (place != 0) {
      works[at] = works[head];
      eras[at] = eras[head];
    }
    works[head] = null;
    head = (head + 1) & (works.length - 1);
    size--;
    return work;
  }

  private void grow() {
    int length = works.length;
    int first = length - head;
    @Nullable Object[] newWorks = new Object[length * 2];
    int[] newEras = new int[length * 2];
    System.arraycopy(works, head, newWorks, 0, first);
    System.arraycopy(works, 0, newWorks, first, head);
    System.arraycopy(eras, head, newEras, 0, first);
    System.arraycopy(eras, 0, newEras, first, head);
    works = newWorks;
    eras = newEras;
    head = 0;
  }

  private void growEras() {
    int length = waiting.length;
    int[] newWaiting = new int[length * 2];
    @Nullable Runnable[] newBarriers = new Runnable[length * 2];
    for (int era = oldest; era != current + 1; era++) {
      newWaiting[era & (length * 2 - 1)] = waiting[era & (length - 1)];
      newBarriers[era & (length * 2 - 1)] = barriers[era & (length - 1)];
    }
    waiting = newWaiting;
    barriers = newBarriers;
  }
}
