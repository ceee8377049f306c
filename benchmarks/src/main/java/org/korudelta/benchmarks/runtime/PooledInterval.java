package org.korudelta.benchmarks.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** The fixed rate of the JDK's timer pool. */
final class PooledInterval implements Waking {
  private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);

  @Override
  public void run(int count, LongConsumer lateNanos) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    AtomicLong due = new AtomicLong(System.nanoTime());
    Runnable tick =
        () -> {
          if (done.getCount() > 0) {
            lateNanos.accept(System.nanoTime() - due.getAndAdd(PERIOD_NANOS));
            done.countDown();
          }
        };
    Future<?> ticking = pool.scheduleAtFixedRate(tick, 0, PERIOD_NANOS, TimeUnit.NANOSECONDS);
    done.await();
    ticking.cancel(false);
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
