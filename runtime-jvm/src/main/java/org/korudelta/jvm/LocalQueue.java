package org.korudelta.jvm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The ready work of one worker, first-in first-out. Its owner adds at the tail; whoever exchanges
 * the head first, owner or thief, has what stood there. The scheduler of Go has queues of this
 * kind; these grow.
 *
 * <p>Threading: {@link #add} and {@link #stealFrom} by the owner, the rest by anybody.
 */
final class LocalQueue {
  /*
   * Invariants:
   *  - head <= tail as wrapping ints; the places between hold work, also in a ring just replaced,
   *    since growing copies: a thief with the old ring reads the same
   *  - a slot is written before the tail that shows it (release), read before the head that takes
   *    it (exchange), and written again only once the head has passed it
   */
  private static final VarHandle HEAD;
  private static final VarHandle TAIL;
  private static final int CAPACITY_MIN = 256;
  private static final int STEAL_MAX = 128;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HEAD = lookup.findVarHandle(LocalQueue.class, "head", int.class);
      TAIL = lookup.findVarHandle(LocalQueue.class, "tail", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final class Ring {
    final @Nullable Runnable[] works;
    final byte[] epochs;
    final int mask;

    Ring(int capacity) {
      works = new Runnable[capacity];
      epochs = new byte[capacity];
      mask = capacity - 1;
    }

    void put(int at, @Nullable Runnable work, int epoch) {
      works[at & mask] = work;
      epochs[at & mask] = (byte) epoch;
    }
  }

  private volatile Ring ring = new Ring(CAPACITY_MIN);

  @SuppressWarnings("unused") // By its handle.
  private volatile int head;

  @SuppressWarnings("unused") // By its handle.
  private volatile int tail;

  boolean isEmpty() {
    return head == tail;
  }

  /** How much work there is, at some moment during the call. */
  int size() {
    return Math.max(0, tail - head);
  }

  /** Adds work of an epoch; gives the size then, or more if some was just taken. */
  int add(Runnable work, int epoch) {
    int at = (int) TAIL.get(this);
    int before = at - (int) HEAD.getAcquire(this);
    Ring into = ring;
    if (before == into.works.length) {
      into = grown(into, at);
    }
    into.put(at, work, epoch);
    TAIL.setRelease(this, at + 1);
    return before + 1;
  }

  private Ring grown(Ring old, int tailNow) {
    Ring larger = new Ring(old.works.length * 2);
    for (int at = (int) HEAD.getAcquire(this); at != tailNow; at++) {
      larger.put(at, old.works[at & old.mask], old.epochs[at & old.mask]);
    }
    ring = larger;
    return larger;
  }

  /** Takes the oldest and tells {@code worker} its epoch; null when there is none. */
  @Nullable Runnable poll(Worker worker) {
    while (true) {
      int at = (int) HEAD.getAcquire(this);
      if (at == (int) TAIL.getAcquire(this)) {
        return null;
      }
      Ring from = ring;
      Runnable work = from.works[at & from.mask];
      int epoch = from.epochs[at & from.mask];
      if (HEAD.compareAndSet(this, at, at + 1)) {
        worker.epoch = epoch;
        return work;
      }
    }
  }

  /**
   * Moves the older half of {@code victim}, at most 128, to this; false when it has fewer than
   * {@code least}.
   */
  boolean stealFrom(LocalQueue victim, int least) {
    while (true) {
      int at = (int) HEAD.getAcquire(victim);
      int available = (int) TAIL.getAcquire(victim) - at;
      if (available < least) {
        return false;
      }
      int count = Math.min(STEAL_MAX, available - available / 2);
      int to = (int) TAIL.get(this);
      copy(victim.ring, at, to, count);
      if (HEAD.compareAndSet(victim, at, at + count)) {
        TAIL.setRelease(this, to + count);
        return true;
      }
    }
  }

  /** A thief's own queue is empty, so there is room for what it steals. */
  private void copy(Ring from, int at, int to, int count) {
    Ring into = ring;
    for (int i = 0; i < count; i++) {
      int place = (at + i) & from.mask;
      into.put(to + i, from.works[place], from.epochs[place]);
    }
  }

  /** Forgets work that is done: for an owner that has nothing to do. */
  void clear() {
    if (isEmpty()) {
      ring = new Ring(CAPACITY_MIN);
    }
  }
}
