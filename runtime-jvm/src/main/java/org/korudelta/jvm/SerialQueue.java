package org.korudelta.jvm;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Runs work one piece at a time, in order, on threads that may block. Threading: safe from any
 * thread.
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
