package org.korudelta.runtime.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.MemoryStorage;
import org.korudelta.runtime.storage.Storage;

/** The smallest host over the event kernel; its clock moves when told. */
public class KernelHost implements Host {
  public final List<String> errors = new ArrayList<>();
  public final EventKernel kernel = new EventKernel();
  public final MemoryDisk disk = new MemoryDisk();
  public int shutDowns;
  private final boolean oneThread;
  private final Entropy entropy = Entropy.seeded(1);
  private long nanos;
  private @Nullable TaskContext current;

  public KernelHost() {
    this(false);
  }

  public KernelHost(boolean oneThread) {
    this.oneThread = oneThread;
  }

  @Override
  public boolean oneThread() {
    return oneThread;
  }

  public void runUntilIdle() {
    boolean ran = true;
    while (ran) {
      ran = kernel.runReady(1_000);
    }
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
    return nanos;
  }

  @Override
  public long wallNanos() {
    return nanos;
  }

  @Override
  public Entropy entropy() {
    return entropy;
  }

  @Override
  public Storage storage(AsyncRuntime runtime) {
    return new MemoryStorage(runtime, disk);
  }

  @Override
  public void reportError(String taskName, Throwable error) {
    errors.add(taskName + ": " + error.getMessage());
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
    shutDowns++;
    kernel.stopTimers();
  }
}
