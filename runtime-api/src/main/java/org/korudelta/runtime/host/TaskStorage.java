package org.korudelta.runtime.host;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.OwnerLock;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/**
 * The platform's storage, with every pending promise a suspension of the calling task (R2). A
 * cancelled task starts no operation, except to close a file and to release a lock.
 */
final class TaskStorage implements Storage {
  private final HostedRuntime runtime;
  private final Storage storage;

  TaskStorage(HostedRuntime runtime, Storage storage) {
    this.runtime = runtime;
    this.storage = storage;
  }

  @Override
  public Promise<StorageFile> create(String name) {
    return suspend(new Opening("create", name, () -> storage.create(name)));
  }

  @Override
  public Promise<StorageFile> open(String name) {
    return suspend(new Opening("open", name, () -> storage.open(name)));
  }

  @Override
  public Promise<StorageFile> openToRead(String name) {
    return suspend(new Opening("open to read", name, () -> storage.openToRead(name)));
  }

  @Override
  public Promise<List<String>> list() {
    return suspend(new Reading<>("list", "", storage::list));
  }

  @Override
  public Promise<@Nullable Void> rename(String from, String to) {
    return suspend(new StorageCall<>("rename", from + " to " + to, () -> storage.rename(from, to)));
  }

  @Override
  public Promise<@Nullable Void> delete(String name) {
    return suspend(new StorageCall<>("delete", name, () -> storage.delete(name)));
  }

  @Override
  public Promise<@Nullable Void> syncDirectory() {
    return suspend(new StorageCall<>("syncDirectory", "", storage::syncDirectory));
  }

  @Override
  public Promise<OwnerLock> lock() {
    return suspend(new Locking(storage::lock));
  }

  /** Starts an operation and makes its promise, where it is pending, a suspension. */
  <T extends @Nullable Object> Promise<T> suspend(StorageCall<T> call) {
    Task<?> task = runtime.currentTask();
    if (task.cancelled() && !call.frees()) {
      return runtime.cancelled();
    }
    Promise<T> promise = call.start();
    Outcome<T> outcome = promise.peek().orElse(null);
    if (outcome instanceof Outcome.Success<T> success) {
      return runtime.completed(call.wrap(success.value()));
    }
    return outcome == null ? suspended(task, call, promise) : promise;
  }

  private <T extends @Nullable Object> Promise<T> suspended(
      Task<?> task, StorageCall<T> call, Promise<T> promise) {
    StorageWait<T> wait = new StorageWait<>(task, call);
    wait.enrol();
    promise.onComplete(wait::operationEnded);
    return wait;
  }

  private final class Opening extends StorageCall<StorageFile> {
    Opening(String operationName, String name, Supplier<Promise<StorageFile>> operation) {
      super(operationName, name, operation);
    }

    @Override
    StorageFile wrap(StorageFile file) {
      return new TaskStorageFile(TaskStorage.this, file);
    }

    @Override
    void discard(StorageFile file) {
      file.close();
    }
  }

  private final class Locking extends StorageCall<OwnerLock> {
    Locking(Supplier<Promise<OwnerLock>> operation) {
      super("lock", "", operation);
    }

    @Override
    OwnerLock wrap(OwnerLock lock) {
      return () -> suspend(new Freeing("release", "lock", lock::release));
    }

    @Override
    void discard(OwnerLock lock) {
      lock.release();
    }
  }

  /** Has no effect. */
  static final class Reading<T extends @Nullable Object> extends StorageCall<T> {
    Reading(String operationName, String target, Supplier<Promise<T>> operation) {
      super(operationName, target, operation);
    }

    @Override
    boolean changes() {
      return false;
    }
  }

  /** Closes or releases something. */
  static final class Freeing extends StorageCall<@Nullable Void> {
    Freeing(String operationName, String target, Supplier<Promise<@Nullable Void>> operation) {
      super(operationName, target, operation);
    }

    @Override
    boolean frees() {
      return true;
    }
  }
}
