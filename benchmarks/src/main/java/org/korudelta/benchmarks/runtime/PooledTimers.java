package org.korudelta.benchmarks.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The timers of the JDK's pool; a cancelled one leaves the queue at once, as ours does. */
final class PooledTimers implements Opened {
  private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);

  private PooledTimers() {
    pool.setRemoveOnCancelPolicy(true);
  }

  static Works<PooledTimers> works() {
    return new Works<>(PooledTimers::new).with(RuntimeOperation.TIMER_CANCEL, PooledTimers::cancel);
  }

  private long cancel(int count) {
    List<Future<?>> timers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      timers.add(pool.schedule(PooledTimers::nothing, 1, TimeUnit.HOURS));
    }
    return timers.stream().filter(timer -> timer.cancel(false)).count();
  }

  private static void nothing() {}

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
