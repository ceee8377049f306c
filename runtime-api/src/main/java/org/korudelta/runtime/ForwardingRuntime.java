package org.korudelta.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.peers.Peers;
import org.korudelta.runtime.storage.Storage;

/** A runtime that passes every call on to another: the base of runtimes and of their decorators. */
public abstract class ForwardingRuntime implements AsyncRuntime {

  /** For subclasses. */
  protected ForwardingRuntime() {}

  /** The runtime that does the work; the same one every time. */
  protected abstract AsyncRuntime delegate();

  @Override
  public <T extends @Nullable Object> TaskHandle<T> spawn(String name, Supplier<Promise<T>> body) {
    return delegate().spawn(name, body);
  }

  @Override
  public <T extends @Nullable Object> TaskHandle<T> call(String name, Callable<? extends T> body) {
    return delegate().call(name, body);
  }

  @Override
  public <T extends @Nullable Object> TaskHandle<T> spawnBlocking(
      String name, Callable<? extends T> body) {
    return delegate().spawnBlocking(name, body);
  }

  @Override
  public Promise<@Nullable Void> sleep(Duration duration) {
    return delegate().sleep(duration);
  }

  @Override
  public Promise<@Nullable Void> yield() {
    return delegate().yield();
  }

  @Override
  public Interval interval(Duration period) {
    return delegate().interval(period);
  }

  @Override
  public <T extends @Nullable Object> Promise<T> timeout(Duration duration, Promise<T> promise) {
    return delegate().timeout(duration, promise);
  }

  @Override
  public <T extends @Nullable Object> Promise<T> timeout(Duration duration, TaskHandle<T> task) {
    return delegate().timeout(duration, task);
  }

  @Override
  public <T> Channel<T> channel(int capacity) {
    return delegate().channel(capacity);
  }

  @Override
  public Strand strand() {
    return delegate().strand();
  }

  @Override
  public <T extends @Nullable Object> Promise<T> completed(T value) {
    return delegate().completed(value);
  }

  @Override
  public <T extends @Nullable Object> Promise<T> failed(Throwable error) {
    return delegate().failed(error);
  }

  @Override
  public <T extends @Nullable Object> PromiseSource<T> promise() {
    return delegate().promise();
  }

  @Override
  public <T extends @Nullable Object> Promise<List<T>> all(List<Promise<T>> promises) {
    return delegate().all(promises);
  }

  @Override
  public long now() {
    return delegate().now();
  }

  @Override
  public long wallClock() {
    return delegate().wallClock();
  }

  @Override
  public Entropy entropy() {
    return delegate().entropy();
  }

  @Override
  public Storage storage() {
    return delegate().storage();
  }

  @Override
  public Peers peers() {
    return delegate().peers();
  }

  @Override
  public boolean supports(Capability capability) {
    return delegate().supports(capability);
  }

  @Override
  public Optional<LentThread> lentThread() {
    return delegate().lentThread();
  }

  @Override
  public Promise<List<String>> close(Duration grace) {
    return delegate().close(grace);
  }
}
