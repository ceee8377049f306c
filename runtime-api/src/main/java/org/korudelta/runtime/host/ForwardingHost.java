package org.korudelta.runtime.host;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.LentThread;
import org.korudelta.runtime.peers.PeerPort;
import org.korudelta.runtime.storage.Storage;

/**
 * A host that passes every call on to another: the base of layers over hosts. A layer that brings
 * threads of its own must not pass {@link #oneThread} on.
 */
public abstract class ForwardingHost implements Host {
  private final Host base;

  /** A layer over {@code base} that changes nothing. */
  protected ForwardingHost(Host base) {
    this.base = base;
  }

  @Override
  public void execute(Runnable work) {
    base.execute(work);
  }

  @Override
  public void executeAfterReady(Runnable work) {
    base.executeAfterReady(work);
  }

  @Override
  public Timer executeAt(long deadlineNanos, Runnable work) {
    return base.executeAt(deadlineNanos, work);
  }

  @Override
  public long nowNanos() {
    return base.nowNanos();
  }

  @Override
  public long wallNanos() {
    return base.wallNanos();
  }

  @Override
  public Entropy entropy() {
    return base.entropy();
  }

  @Override
  public Storage storage(AsyncRuntime runtime) {
    return base.storage(runtime);
  }

  @Override
  public PeerPort peers() {
    return base.peers();
  }

  @Override
  public void reportError(String taskName, Throwable error) {
    base.reportError(taskName, error);
  }

  @Override
  public @Nullable TaskContext currentTask() {
    return base.currentTask();
  }

  @Override
  public void currentTask(@Nullable TaskContext task) {
    base.currentTask(task);
  }

  @Override
  public <T> ChannelBuffer<T> channelBuffer(int capacity) {
    return base.channelBuffer(capacity);
  }

  @Override
  public boolean oneThread() {
    return base.oneThread();
  }

  @Override
  public int lanes() {
    return base.lanes();
  }

  @Override
  public int lane() {
    return base.lane();
  }

  @Override
  public boolean executeBlocking(Runnable work) {
    return base.executeBlocking(work);
  }

  @Override
  public boolean blocking() {
    return base.blocking();
  }

  @Override
  public boolean pause(int times) {
    return base.pause(times);
  }

  @Override
  public Optional<LentThread> lentThread() {
    return base.lentThread();
  }

  @Override
  public void shutDown() {
    base.shutDown();
  }
}
