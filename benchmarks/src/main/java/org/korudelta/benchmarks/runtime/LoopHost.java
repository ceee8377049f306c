package org.korudelta.benchmarks.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.host.EventKernel;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.host.TaskContext;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.MemoryStorage;
import org.korudelta.runtime.storage.Storage;

/** The least host that a runtime can stand on: one thread, real clocks, and nobody who runs it. */
final class LoopHost implements Host {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final EventKernel kernel = new EventKernel();
  private final Entropy entropy = Entropy.seeded(1);
  private @Nullable TaskContext current;

  @Override
  public void execute(Runnable work) {
    kernel.execute(work);
  }

  @Override
  public void executeAfterReady(Runnable work) {
    kernel.executeAfterReady(work);
  }

  @Override
  public Timer executeAt(long deadlineNanos, Runnable work) {
    return kernel.executeAt(deadlineNanos, work);
  }

  @Override
  public long nowNanos() {
    return System.nanoTime();
  }

  @Override
  public long wallNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
  }

  @Override
  public Entropy entropy() {
    return entropy;
  }

  @Override
  public Storage storage(AsyncRuntime runtime) {
    return new MemoryStorage(runtime, new MemoryDisk());
  }

  @Override
  public void reportError(String taskName, Throwable error) {
    throw new IllegalStateException("error that reached nobody: task=" + taskName, error);
  }

  @Override
  public @Nullable TaskContext currentTask() {
    return current;
  }

  @Override
  public void currentTask(@Nullable TaskContext task) {
    current = task;
  }

  @Override
  public void shutDown() {
    kernel.stopTimers();
  }
}
