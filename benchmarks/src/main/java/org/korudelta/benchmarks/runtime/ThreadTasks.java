package org.korudelta.benchmarks.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/** A thread a task. */
final class ThreadTasks implements Opened {
  private final ThreadFactory threads;
  private final ThreadChannels channels;
  private final Pipe room = Pipe.blocking(16);

  private ThreadTasks(ThreadFactory threads) {
    this.threads = threads;
    this.channels = new ThreadChannels(threads, lanes -> Pipe.blocking(lanes.capacity()));
  }

  /** All that such threads can do. */
  static Works<ThreadTasks> works(ThreadFactory threads) {
    return queues(threads)
        .with(RuntimeOperation.SPAWN_INSIDE, ThreadTasks::inside)
        .with(RuntimeOperation.SPAWN_OUTSIDE, ThreadTasks::outside)
        .with(RuntimeOperation.SPAWN_JOIN, ThreadTasks::join)
        .with(RuntimeOperation.YIELD, ThreadTasks::yields);
  }

  /** What is measured of the JDK's bounded queue between such threads. */
  static Works<ThreadTasks> channels(ThreadFactory threads) {
    return queues(threads).with(RuntimeOperation.CHANNEL_MEMORY, ThreadTasks::memory);
  }

  private static Works<ThreadTasks> queues(ThreadFactory threads) {
    return new Works<>(() -> new ThreadTasks(threads))
        .with(RuntimeOperation.PING_PONG, (peer, n) -> peer.channels.pingPong(n))
        .with(RuntimeOperation.CHANNEL_1_1, (peer, n) -> peer.pass(Lanes.ONE_TO_ONE, n))
        .with(RuntimeOperation.CHANNEL_N_1, (peer, n) -> peer.pass(Lanes.MANY_TO_ONE, n))
        .with(RuntimeOperation.CHANNEL_N_M, (peer, n) -> peer.pass(Lanes.MANY_TO_MANY, n))
        .with(RuntimeOperation.CHANNEL_FULL, (peer, n) -> peer.pass(Lanes.FULL, n));
  }

  private long pass(Lanes lanes, int count) throws InterruptedException {
    return channels.pass(lanes, count);
  }

  private long memory(int count) throws InterruptedException {
    long received = 0;
    for (int i = 0; i < count; i++) {
      room.put(1);
      received += room.take();
    }
    return received;
  }

  private long inside(int count) throws InterruptedException {
    Ends ends = new Ends(count);
    threads.newThread(() -> spawn(ends)).start();
    return ends.await();
  }

  private long outside(int count) throws InterruptedException {
    Ends ends = new Ends(count);
    spawn(ends);
    return ends.await();
  }

  private void spawn(Ends ends) {
    ends.start(group -> threads.newThread(group).start());
  }

  private long join(int count) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    Thread root = threads.newThread(() -> joins(count, done));
    root.start();
    root.join();
    return count - done.getCount();
  }

  private void joins(int count, CountDownLatch done) {
    try {
      for (int i = 0; i < count; i++) {
        Thread task = threads.newThread(done::countDown);
        task.start();
        task.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long yields(int count) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(count);
    Thread root = threads.newThread(() -> yields(count, done));
    root.start();
    root.join();
    return count - done.getCount();
  }

  @SuppressWarnings("ThreadPriorityCheck") // It is what is measured.
  private static void yields(int count, CountDownLatch done) {
    for (int i = 0; i < count; i++) {
      Thread.yield();
      done.countDown();
    }
  }

  /** Threads end by themselves. */
  @Override
  public void close() {}
}
