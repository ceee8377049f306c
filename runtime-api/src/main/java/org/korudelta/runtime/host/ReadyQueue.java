package org.korudelta.runtime.host;

import java.util.ArrayDeque;
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
   * An era is the time between two barriers. Each work knows the era it came in, and each era how
   * many of its works still wait. So a barrier is due when its era and all before have none, in
   * whatever order they were taken.
   *
   * Invariants:
   *  - ended holds the eras whose barrier has not been taken, oldest first; current follows them
   *  - the sum of all waiting is the number of works in the ring
   */
  private static final int CAPACITY_MIN = 64;

  private static final class Era {
    int waiting;
    @Nullable Runnable barrier;
  }

  private final ArrayDeque<Era> ended = new ArrayDeque<>();
  private Era current = new Era();
  private @Nullable Runnable[] works = new Runnable[CAPACITY_MIN];
  private Era[] eras = new Era[CAPACITY_MIN];
  private int head;
  private int size;

  /** How many works wait, without barriers. */
  int size() {
    return size;
  }

  /** How many works and barriers wait. */
  int count() {
    return size + ended.size();
  }

  /** Whether nothing waits, no barrier either. */
  boolean isEmpty() {
    return size == 0 && ended.isEmpty();
  }

  void add(Runnable work) {
    if (size == works.length) {
      grow();
    }
    int at = (head + size) & (works.length - 1);
    works[at] = work;
    eras[at] = current;
    current.waiting++;
    size++;
  }

  /** Adds a barrier behind all that waits. */
  void addBarrier(Runnable barrier) {
    current.barrier = barrier;
    ended.add(current);
    current = new Era();
  }

  /** Takes the oldest barrier if nothing before it waits any more; null otherwise. */
  @Nullable Runnable takeBarrier() {
    Era oldest = ended.peek();
    if (oldest == null || oldest.waiting > 0) {
      return null;
    }
    ended.remove();
    return oldest.barrier;
  }

  /** Takes the head. */
  Runnable take() {
    Runnable work = works[head];
    assert work != null : "empty";
    works[head] = null;
    eras[head].waiting--;
    head = (head + 1) & (works.length - 1);
    size--;
    return work;
  }

  /** Takes the work at {@code place}, 0 being the head, which moves there. */
  Runnable take(int place) {
    int at = (head + place) & (works.length - 1);
    Runnable work = works[at];
    assert work != null : "empty";
    eras[at].waiting--;
    works[at] = works[head];
    eras[at] = eras[head];
    works[head] = null;
    head = (head + 1) & (works.length - 1);
    size--;
    return work;
  }

  private void grow() {
    int length = works.length;
    @Nullable Runnable[] newWorks = new Runnable[length * 2];
    Era[] newEras = new Era[length * 2];
    int first = length - head;
    System.arraycopy(works, head, newWorks, 0, first);
    System.arraycopy(works, 0, newWorks, first, head);
    System.arraycopy(eras, head, newEras, 0, first);
    System.arraycopy(eras, 0, newEras, first, head);
    works = newWorks;
    eras = newEras;
    head = 0;
  }
}
