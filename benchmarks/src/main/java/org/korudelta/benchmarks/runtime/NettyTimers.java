package org.korudelta.benchmarks.runtime;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Netty's wheel of timers; its thread takes cancelled ones out at a later tick. */
final class NettyTimers implements Opened {
  private final HashedWheelTimer wheel = new HashedWheelTimer(1, TimeUnit.MILLISECONDS);

  static Works<NettyTimers> works() {
    return new Works<>(NettyTimers::new).with(RuntimeOperation.TIMER_CANCEL, NettyTimers::cancel);
  }

  private long cancel(int count) {
    List<Timeout> timers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      timers.add(wheel.newTimeout(timer -> {}, 1, TimeUnit.HOURS));
    }
    return timers.stream().filter(Timeout::cancel).count();
  }

  @Override
  public void close() {
    wheel.stop();
  }
}
