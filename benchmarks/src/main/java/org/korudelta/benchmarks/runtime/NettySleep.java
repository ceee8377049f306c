package org.korudelta.benchmarks.runtime;

import io.netty.util.HashedWheelTimer;
import java.util.concurrent.TimeUnit;

/** Netty's wheel: as late as the tick after the deadline. */
final class NettySleep extends CallbackSleep {
  private final HashedWheelTimer wheel = new HashedWheelTimer(1, TimeUnit.MILLISECONDS);

  @Override
  void sleep(Runnable wake) {
    wheel.newTimeout(timer -> wake.run(), PERIOD_NANOS, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    wheel.stop();
  }
}
