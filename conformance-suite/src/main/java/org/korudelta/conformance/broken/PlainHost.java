package org.korudelta.conformance.broken;

import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Platform;
import org.korudelta.conformance.WallClock;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.host.EventKernel;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.host.TaskContext;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.MemoryStorage;
import org.korudelta.runtime.storage.Storage;

/**
 * The least that is a sound host: the kernel, stepped by hand, and a clock that jumps to the next
 * timer.
 *
 * <p>Threading: one thread.
 */
final class PlainHost implements Host {
  /** More than twice what the longest scenario takes; a program that goes on for ever ends here. */
  private static final int STEPS_MAX = 500_000;

  private static final long ENTROPY_SEED = 1;

  private final EventKernel kernel = new EventKernel();
  private final Entropy entropy = Entropy.seeded(ENTROPY_SEED);
  private final Platform.ErrorSink errors;
  private @Nullable TaskContext current;
  private long nowNanos;
  private int steps;

  PlainHost(Platform.ErrorSink errors) {
    this.errors = errors;
  }

  /** Runs one piece of ready work or moves the clock; false when there is nothing to do. */
  boolean step() {
    steps++;
    if (steps > STEPS_MAX) {
      throw new KoruException.Limit("run does not end: steps=" + STEPS_MAX);
    }
    if (kernel.hasReady()) {
      kernel.runReady(1);
      return true;
    }
    if (kernel.timers() == 0) {
      return false;
    }
    nowNanos = kernel.nextDeadlineNanos();
    kernel.fireDue(nowNanos);
    return true;
  }

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
    return nowNanos;
  }

  @Override
  public long wallNanos() {
    return WallClock.START_NANOS + nowNanos;
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
    errors.report(taskName, error);
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
