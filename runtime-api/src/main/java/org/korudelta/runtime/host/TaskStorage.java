package org.korudelta.runtime.host;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.OwnerLock;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/** The platform's storage, with every pending promise a suspension of the calling task (R2). */
final class TaskStorage implements Storage {
  private final HostedRuntime runtime;
  private final Storage storage;

  TaskStorage(HostedRuntime runtime, Storage storage) {
    this.runtime = runtime;
    this.storage = storage;
  }

  @Override
  public Promise<StorageFile> create(String name) {
    return opened("create", () -> storage.create(name));
  }

  @Override
  public Promise<StorageFile> open(String name) {
    return opened("open", () -> storage.open(name));
  }

  @Override
  public Promise<List<String>> list() {
    return suspend("list", storage::list);
  }

  @Override
  public Promise<@Nullable Void> rename(String from, String to) {
    return suspend("rename", () -> storage.rename(from, to));
  }

  @Override
  public Promise<@Nullable Void> delete(String name) {
    return suspend("delete", () -> storage.delete(name));
  }

  @Override
  public Promise<@Nullable Void> syncDirectory() {
    return suspend("syncDirectory", storage::syncDirectory);
  }

  @Override
  public Promise<OwnerLock> lock() {
    return suspend("lock", storage::lock, this::wrap, OwnerLock::release);
  }

  private Promise<StorageFile> opened(String operation, Supplier<Promise<StorageFile>> call) {
    return suspend(operation, call, file -> new TaskStorageFile(this, file), StorageFile::close);
  }

  private OwnerLock wrap(OwnerLock lock) {
    return () -> suspend("release", lock::release);
  }

  /** Makes an operation whose value holds nothing open a suspension of the calling task. */
  <T extends @Nullable Object> Promise<T> suspend(String operation, Supplier<Promise<T>> call) {
    return suspend(operation, call, value -> value, value -> {});
  }

  private <T extends @Nullable Object> Promise<T> suspend(
      String operation, Supplier<Promise<T>> call, UnaryOperator<T> wrap, Consumer<T> discard) {
    Task<?> task = runtime.currentTask();
    if (task.cancelled()) {
      return runtime.cancelled();
    }
    Promise<T> promise = call.get();
    Outcome<T> outcome = promise.peek().orElse(null);
    if (outcome instanceof Outcome.Success<T> success) {
      return runtime.completed(wrap.apply(success.value()));
    }
    if (outcome != null) {
      return promise;
    }
    StorageWait<T> wait = new StorageWait<>(task, operation, discard);
    wait.enrol();
    promise.map(wrap::apply).onComplete(wait::operationEnded);
    return wait;
  }
}
