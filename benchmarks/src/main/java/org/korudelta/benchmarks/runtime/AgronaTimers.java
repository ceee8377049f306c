package org.korudelta.benchmarks.runtime;

import java.util.concurrent.TimeUnit;
import org.agrona.DeadlineTimerWheel;

/**
 * Agrona's wheel of timers: numbers without callbacks, for one thread. Deadlines are spread over
 * its ticks, because it searches the timers of a tick one by one.
 */
final class AgronaTimers implements Opened {
  private static final long TICK_NANOS = 1L << 20;
  private static final int TICKS = 1_024;
  private static final long HOUR_NANOS = TimeUnit.HOURS.toNanos(1);

  private final DeadlineTimerWheel wheel =
      new DeadlineTimerWheel(TimeUnit.NANOSECONDS, 0, TICK_NANOS, TICKS);

  static Works<AgronaTimers> works() {
    return new Works<>(AgronaTimers::new).with(RuntimeOperation.TIMER_CANCEL, AgronaTimers::cancel);
  }

  private long cancel(int count) {
    long[] timers = new long[count];
    for (int i = 0; i < count; i++) {
      timers[i] = wheel.scheduleTimer(HOUR_NANOS + i * TICK_NANOS);
    }
    long cancelled = 0;
    for (long timer : timers) {
      cancelled += wheel.cancelTimer(timer) ? 1 : 0;
    }
    return cancelled;
  }

  @Override
  public void close() {
    wheel.clear();
  }
}
