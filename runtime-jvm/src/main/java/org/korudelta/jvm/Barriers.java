package org.korudelta.jvm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Work that starts only when everything ready before it has ended (R3 on a parallel runtime).
 *
 * <p>Threading: safe from any thread; barriers run one after the other, in order.
 */
final class Barriers {
  /*
   * Work is counted by the epoch in which it was given, of which there are two. A round of
   * barriers turns the epoch and waits until all work of the one before has ended: whatever was
   * ready when a barrier came was given in it or earlier. Barriers that come meanwhile wait for the
   * next round, which turns the epoch back: nothing of it is left by then.
   *
   * No thread waits: each worker looks here after each piece of work while a round is open.
   */
  private final Consumer<Runnable> runner;
  private final IntPredicate ended;
  private List<Runnable> waiting = new ArrayList<>();
  private List<Runnable> due = List.of();
  private boolean running;
  private volatile boolean open;
  private volatile int epoch;

  /**
   * @param ended whether all work of an epoch has ended
   */
  Barriers(Consumer<Runnable> runner, IntPredicate ended) {
    this.runner = runner;
    this.ended = ended;
  }

  /** The epoch of work that is given now. */
  int epoch() {
    return epoch;
  }

  /** Whether a round waits. */
  boolean isOpen() {
    return open;
  }

  /** Adds a barrier; let some worker {@link #look} then. */
  synchronized void add(Runnable barrier) {
    waiting.add(barrier);
    if (!open) {
      begin();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // Written under the lock only.
  private void begin() {
    due = waiting;
    waiting = new ArrayList<>();
    epoch = 1 - epoch;
    open = true;
  }

  /** Runs the round if it is due. */
  void look() {
    for (List<Runnable> round = take(); !round.isEmpty(); round = take()) {
      round.forEach(runner);
      end();
    }
  }

  private synchronized List<Runnable> take() {
    if (!open || running || !ended.test(1 - epoch)) {
      return List.of();
    }
    running = true;
    return due;
  }

  private synchronized void end() {
    running = false;
    open = false;
    if (!waiting.isEmpty()) {
      begin();
    }
  }
}
