package org.korudelta.runtime.storage;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * Storage in memory, strict: whatever the port forbids fails here, and a crash of its {@link
 * MemoryDisk} loses whatever the port does not promise to keep.
 *
 * <p>Every operation answers from memory, so its promise is complete already.
 */
public final class MemoryStorage implements Storage {
  private final AsyncRuntime runtime;
  private final MemoryDisk disk;

  /** Storage on {@code disk}; {@code runtime} makes the promises. */
  public MemoryStorage(AsyncRuntime runtime, MemoryDisk disk) {
    this.runtime = runtime;
    this.disk = disk;
  }

  @Override
  public Promise<StorageFile> create(String name) {
    return answer(() -> owning(checkedName(name), disk.create(name)));
  }

  @Override
  public Promise<StorageFile> open(String name) {
    return answer(() -> owning(checkedName(name), disk.open(name)));
  }

  private StorageFile owning(String name, MemoryBytes bytes) {
    return new MemoryFile(this, new MemoryHandle(disk, name, bytes, true));
  }

  @Override
  public Promise<StorageFile> openToRead(String name) {
    return answer(() -> reading(checkedName(name), disk.find(name)));
  }

  private StorageFile reading(String name, MemoryBytes bytes) {
    return new ReadOnlyFile(
        runtime, new MemoryFile(this, new MemoryHandle(disk, name, bytes, false)));
  }

  @Override
  public Promise<List<String>> list() {
    return answer(disk::list);
  }

  @Override
  public Promise<@Nullable Void> rename(String from, String to) {
    return act(() -> disk.rename(checkedName(from), checkedName(to)));
  }

  @Override
  public Promise<@Nullable Void> delete(String name) {
    return act(() -> disk.delete(checkedName(name)));
  }

  @Override
  public Promise<@Nullable Void> syncDirectory() {
    return act(disk::syncDirectory);
  }

  @Override
  public Promise<OwnerLock> lock() {
    return answer(
        () -> {
          String owner = disk.lock();
          return () -> act(() -> disk.release(owner));
        });
  }

  private static String checkedName(String name) {
    return FileName.checked(name);
  }

  <T extends @Nullable Object> Promise<T> answer(Callable<T> operation) {
    try {
      return runtime.completed(operation.call());
    } catch (Exception error) {
      return runtime.failed(error);
    }
  }

  Promise<@Nullable Void> act(Runnable operation) {
    return answer(
        () -> {
          operation.run();
          return null;
        });
  }
}
