package org.korudelta.benchmarks.runtime;

import io.netty.util.concurrent.DefaultEventExecutor;
import java.util.concurrent.TimeUnit;

/** Tasks of Netty's single-threaded executor. */
final class NettyTasks implements Opened {
  private final DefaultEventExecutor loop = new DefaultEventExecutor();

  static Works<NettyTasks> works() {
    return new Works<>(NettyTasks::new)
        .with(RuntimeOperation.SPAWN_INSIDE, NettyTasks::inside)
        .with(RuntimeOperation.SPAWN_OUTSIDE, NettyTasks::outside);
  }

  private long inside(int count) throws InterruptedException {
    Ends ends = new Ends(count);
    loop.execute(() -> ends.start(loop::execute));
    return ends.await();
  }

  private long outside(int count) throws InterruptedException {
    Ends ends = new Ends(count);
    ends.start(loop::execute);
    return ends.await();
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
