package org.korudelta.jvm;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for work that blocks (R1): a bounded number at once, the rest queue; idle ones end after
 * a while, so there is nothing to shut down. Threading: safe from any thread.
 */
final class BlockingThreads {
  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor executor;

  BlockingThreads(String role, int threadsMax) {
    executor =
        new ThreadPoolExecutor(
            threadsMax,
            threadsMax,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DaemonThreads(role));
    executor.allowCoreThreadTimeOut(true);
  }

  /** Runs {@code work} on one of the threads. */
  void execute(Runnable work) {
    executor.execute(work);
  }
}
