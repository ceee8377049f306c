package org.korudelta.benchmarks.runtime;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** Tasks of the JDK's work-stealing pool, on as many threads as we have by default. */
final class ForkJoinTasks implements Opened {
  private final ForkJoinPool pool =
      new ForkJoinPool(Math.max(2, Runtime.getRuntime().availableProcessors()));

  static Works<ForkJoinTasks> works() {
    return new Works<>(ForkJoinTasks::new)
        .with(RuntimeOperation.SPAWN_INSIDE, ForkJoinTasks::inside)
        .with(RuntimeOperation.SPAWN_OUTSIDE, ForkJoinTasks::outside)
        .with(RuntimeOperation.SPAWN_JOIN, ForkJoinTasks::join);
  }

  long inside(int count) throws InterruptedException {
    Ends ends = new Ends(count);
    pool.execute(() -> ends.start(pool::execute));
    return ends.await();
  }

  long outside(int count) throws InterruptedException {
    Ends ends = new Ends(count);
    ends.start(pool::execute);
    return ends.await();
  }

  long join(int count) {
    return pool.invoke(ForkJoinTask.adapt(() -> joined(count)));
  }

  private static long joined(int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += ForkJoinTask.adapt(() -> 1).fork().join();
    }
    return sum;
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
