package org.korudelta.jvm;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for work that blocks (R1). Idle ones end, so there is nothing to shut down. Threading:
 * safe from any thread.
 */
final class BlockingThreads {
  private static final long IDLE_SECONDS = 10;

  private final Executor executor;

  private BlockingThreads(Executor executor) {
    this.executor = executor;
  }

  /** At most {@code threadsMax} at once; the rest of the work queues. */
  static BlockingThreads bounded(String role, int threadsMax) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threadsMax,
            threadsMax,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DaemonThreads(role));
    pool.allowCoreThreadTimeOut(true);
    return new BlockingThreads(pool);
  }

  /** A virtual thread for each piece of work; on a JDK without them as {@link #bounded}. */
  static BlockingThreads virtual(String role, int threadsMaxWithout) {
    return VirtualThreads.named(role)
        .map(BlockingThreads::oneForEach)
        .orElseGet(() -> bounded(role, threadsMaxWithout));
  }

  private static BlockingThreads oneForEach(ThreadFactory threads) {
    return new BlockingThreads(work -> threads.newThread(work).start());
  }

  /** Runs {@code work} on one of the threads. */
  void execute(Runnable work) {
    executor.execute(work);
  }
}
