package org.korudelta.jvm;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Runs work one piece at a time, in order, on threads that may block, or on that of a caller who
 * may as well. Threading: safe from any thread.
 */
final class SerialQueue {
  private final BlockingThreads threads;
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  SerialQueue(BlockingThreads threads) {
    this.threads = threads;
  }

  synchronized void execute(Runnable work) {
    waiting.addLast(work);
    if (!running) {
      threads.execute(this::drain);
      running = true;
    }
  }

  /** Runs {@code work} on this thread, if it would be its turn at once; else answers false. */
  boolean executeHere(Runnable work) {
    if (!enterIdle()) {
      return false;
    }
    try {
      work.run();
    } finally {
      leave();
    }
    return true;
  }

  /** Whether nothing waits or runs. */
  synchronized boolean isIdle() {
    return !running;
  }

  private synchronized boolean enterIdle() {
    boolean idle = !running;
    running = true;
    return idle;
  }

  private synchronized void leave() {
    running = !waiting.isEmpty();
    if (running) {
      threads.execute(this::drain);
    }
  }

  private void drain() {
    for (Runnable work = next(); work != null; work = next()) {
      work.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable work = waiting.pollFirst();
    running = work != null;
    return work;
  }
}
