package org.korudelta.jvm;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.host.TaskContext;

/**
 * The callback that runs on the current thread, for one host: with the pool's workers, or beside
 * the thread.
 */
final class CurrentTask {
  private final WorkerPool pool;

  @SuppressWarnings(
      "ThreadLocalUsage") // A thread may visit two runtimes, each with a task of its own.
  private final ThreadLocal<@Nullable TaskContext> elsewhere = new ThreadLocal<>();

  CurrentTask(WorkerPool pool) {
    this.pool = pool;
  }

  @Nullable TaskContext task() {
    return Thread.currentThread() instanceof Worker worker && worker.pool == pool
        ? worker.task
        : elsewhere.get();
  }

  void task(@Nullable TaskContext task) {
    if (Thread.currentThread() instanceof Worker worker && worker.pool == pool) {
      worker.task = task;
    } else {
      elsewhere.set(task);
    }
  }
}
