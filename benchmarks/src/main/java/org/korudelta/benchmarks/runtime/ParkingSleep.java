package org.korudelta.benchmarks.runtime;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** A thread that parks. */
record ParkingSleep(ThreadFactory threads) implements Waking {
  @Override
  public void run(int count, LongConsumer lateNanos) throws InterruptedException {
    Thread sleeper = threads.newThread(() -> sleep(count, lateNanos));
    sleeper.start();
    sleeper.join();
  }

  private static void sleep(int count, LongConsumer lateNanos) {
    for (int i = 0; i < count; i++) {
      long due = System.nanoTime() + PERIOD_NANOS;
      LockSupport.parkNanos(PERIOD_NANOS);
      lateNanos.accept(System.nanoTime() - due);
    }
  }

  /** The thread ends by itself. */
  @Override
  public void close() {}
}
