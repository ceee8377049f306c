package org.korudelta.runtime.host;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;

/**
 * The callbacks of a complete promise, where there are or were several: they run in the order of
 * registration and never two at once.
 *
 * <p>Threading: safe from any thread; callbacks run without the lock.
 */
final class CallbackLine<T extends @Nullable Object> implements Runnable {
  /*
   * The line itself is the work given to the host: one ticket for each callback, and each ticket
   * runs the callback that is first in line. So the order of registration holds whatever ticket a
   * scheduler picks; a ticket that finds a callback running is owed to the thread that runs it.
   *
   * Invariant: tickets given + owed = callbacks in line.
   */
  final Outcome<T> outcome;
  private final ArrayDeque<Reaction<T>> line = new ArrayDeque<>();
  private boolean running;
  private int owed;

  /** A line of those that waited, nothing running. */
  @SuppressWarnings("unchecked")
  CallbackLine(Outcome<T> outcome, Waiting<T> waiting) {
    this.outcome = outcome;
    for (Reaction<?> reaction : Waiting.inOrder(waiting)) {
      line.add((Reaction<T>) reaction);
    }
  }

  /** A line of one, behind a callback that runs, or will, and then says {@link #goOn}. */
  CallbackLine(Outcome<T> outcome, Reaction<T> second) {
    this.outcome = outcome;
    this.running = true;
    line.add(second);
  }

  /** Adds a callback; give the host one ticket more. */
  synchronized void add(Reaction<T> reaction) {
    line.add(reaction);
  }

  /** One ticket. */
  @Override
  public void run() {
    Reaction<T> reaction = enter();
    if (reaction != null) {
      reaction.deliver(outcome);
      goOn();
    }
  }

  /** A callback has ended: runs what is owed. */
  void goOn() {
    for (Reaction<T> reaction = nextOwed(); reaction != null; reaction = nextOwed()) {
      reaction.deliver(outcome);
    }
  }

  /** A callback has ended that was called by who must call no other: the host gets what is owed. */
  void goOnBy(Host host) {
    for (int tickets = handOver(); tickets > 0; tickets--) {
      host.execute(this);
    }
  }

  private synchronized int handOver() {
    int tickets = owed;
    owed = 0;
    running = false;
    return tickets;
  }

  private synchronized @Nullable Reaction<T> enter() {
    if (running) {
      owed++;
      return null;
    }
    running = true;
    return line.remove();
  }

  private synchronized @Nullable Reaction<T> nextOwed() {
    running = owed > 0;
    if (!running) {
      return null;
    }
    owed--;
    return line.remove();
  }
}
