package org.korudelta.runtime.host;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/** A file of {@link TaskStorage}. */
final class TaskStorageFile implements StorageFile {
  private final TaskStorage storage;
  private final StorageFile file;

  TaskStorageFile(TaskStorage storage, StorageFile file) {
    this.storage = storage;
    this.file = file;
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public Promise<Long> size() {
    return storage.suspend(new TaskStorage.Reading<>("size", name(), file::size));
  }

  @Override
  public Promise<Long> append(byte[] bytes) {
    return storage.suspend(new StorageCall<>("append", name(), () -> file.append(bytes)));
  }

  @Override
  public Promise<byte[]> read(long offset, int length) {
    return storage.suspend(
        new TaskStorage.Reading<>("read", name(), () -> file.read(offset, length)));
  }

  @Override
  public Promise<@Nullable Void> sync() {
    return storage.suspend(new StorageCall<>("sync", name(), file::sync));
  }

  @Override
  public Promise<@Nullable Void> close() {
    return storage.suspend(new TaskStorage.Freeing("close", name(), file::close));
  }
}
