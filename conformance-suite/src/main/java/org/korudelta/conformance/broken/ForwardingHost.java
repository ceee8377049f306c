package org.korudelta.conformance.broken;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.host.TaskContext;
import org.korudelta.runtime.storage.Storage;

/** A layer over a host that changes nothing; broken ones override what they break. */
abstract class ForwardingHost implements Host {
  private final Host sound;

  ForwardingHost(Host sound) {
    this.sound = sound;
  }

  @Override
  public void execute(Runnable work) {
    sound.execute(work);
  }

  @Override
  public void executeAfterReady(Runnable work) {
    sound.executeAfterReady(work);
  }

  @Override
  public Timer executeAt(long deadlineNanos, Runnable work) {
    return sound.executeAt(deadlineNanos, work);
  }

  @Override
  public long nowNanos() {
    return sound.nowNanos();
  }

  @Override
  public long wallNanos() {
    return sound.wallNanos();
  }

  @Override
  public Entropy entropy() {
    return sound.entropy();
  }

  @Override
  public Storage storage(AsyncRuntime runtime) {
    return sound.storage(runtime);
  }

  @Override
  public void reportError(String taskName, Throwable error) {
    sound.reportError(taskName, error);
  }

  @Override
  public @Nullable TaskContext currentTask() {
    return sound.currentTask();
  }

  @Override
  public void currentTask(@Nullable TaskContext task) {
    sound.currentTask(task);
  }

  @Override
  public boolean executeBlocking(Runnable work) {
    return sound.executeBlocking(work);
  }

  @Override
  public boolean blocking() {
    return sound.blocking();
  }

  @Override
  public void shutDown() {
    sound.shutDown();
  }
}
