package org.korudelta.benchmarks.runtime;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The delays of the JDK's timer pool. */
final class PooledSleep extends CallbackSleep {
  private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // What it runs is counted.
  void sleep(Runnable wake) {
    pool.schedule(wake, PERIOD_NANOS, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
