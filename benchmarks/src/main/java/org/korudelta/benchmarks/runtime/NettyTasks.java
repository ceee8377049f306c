package org.korudelta.benchmarks.runtime;

import io.netty.util.concurrent.DefaultEventExecutor;
import java.util.concurrent.CountDownLatch;
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
    CountDownLatch done = new CountDownLatch(count);
    loop.execute(() -> spawn(count, done));
    done.await();
    return count - done.getCount();
  }

  private long outside(int count) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    spawn(count, done);
    done.await();
    return count - done.getCount();
  }

  private void spawn(int count, CountDownLatch done) {
    Runnable body = done::countDown;
    for (int i = 0; i < count; i++) {
      loop.execute(body);
    }
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
