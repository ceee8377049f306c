package org.korudelta.benchmarks.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;

/** Sleeps one after the other, of something that calls back. */
abstract class CallbackSleep implements Waking {
  /** Calls {@code wake} when {@link Waking#PERIOD_NANOS} have passed. */
  abstract void sleep(Runnable wake);

  @Override
  public final void run(int count, LongConsumer lateNanos) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    next(done, lateNanos);
    done.await();
  }

  private void next(CountDownLatch done, LongConsumer lateNanos) {
    long due = System.nanoTime() + PERIOD_NANOS;
    sleep(
        () -> {
          lateNanos.accept(System.nanoTime() - due);
          boolean last = done.getCount() == 1;
          done.countDown();
          if (!last) {
            next(done, lateNanos);
          }
        });
  }
}
