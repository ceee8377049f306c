package org.korudelta.benchmarks.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Starts tasks and waits until all have ended. They are counted by the hundred: one number that
 * every thread exchanges for every task would be what is measured.
 */
final class Ends {
  private static final int GROUP = 100;

  private final int count;
  private final CountDownLatch groups;

  /** Of {@code count} tasks, a multiple of a hundred. */
  Ends(int count) {
    if (count % GROUP != 0) {
      throw new IllegalArgumentException("not whole hundreds: count=" + count);
    }
    this.count = count;
    this.groups = new CountDownLatch(count / GROUP);
  }

  /** The body of a hundred tasks, each of which calls it once. */
  final class Group implements Runnable, Callable<Boolean> {
    private final AtomicInteger left = new AtomicInteger(GROUP);

    @Override
    public void run() {
      if (left.decrementAndGet() == 0) {
        groups.countDown();
      }
    }

    @Override
    public Boolean call() {
      run();
      return true;
    }
  }

  /** Starts all of them by {@code start}. */
  void start(Consumer<Group> start) {
    for (int started = 0; started < count; started += GROUP) {
      Group group = new Group();
      for (int i = 0; i < GROUP; i++) {
        start.accept(group);
      }
    }
  }

  /** Waits for all; gives how many ended. */
  long await() throws InterruptedException {
    groups.await();
    return count - GROUP * groups.getCount();
  }
}
