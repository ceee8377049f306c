package org.korudelta.worlds;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.ForwardingRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.OwnerLock;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/** A planted bug: a platform whose files say they are synced and are not. */
final class LyingSync extends ForwardingRuntime {
  private final AsyncRuntime honest;

  LyingSync(AsyncRuntime honest) {
    this.honest = honest;
  }

  @Override
  protected AsyncRuntime delegate() {
    return honest;
  }

  @Override
  public Storage storage() {
    return new LyingStorage(honest, honest.storage());
  }

  private record LyingStorage(AsyncRuntime runtime, Storage honest) implements Storage {
    @Override
    public Promise<StorageFile> create(String name) {
      return honest.create(name).map(file -> new LyingFile(runtime, file));
    }

    @Override
    public Promise<StorageFile> open(String name) {
      return honest.open(name).map(file -> new LyingFile(runtime, file));
    }

    @Override
    public Promise<List<String>> list() {
      return honest.list();
    }

    @Override
    public Promise<@Nullable Void> rename(String from, String to) {
      return honest.rename(from, to);
    }

    @Override
    public Promise<@Nullable Void> delete(String name) {
      return honest.delete(name);
    }

    @Override
    public Promise<@Nullable Void> syncDirectory() {
      return honest.syncDirectory();
    }

    @Override
    public Promise<OwnerLock> lock() {
      return honest.lock();
    }
  }

  private record LyingFile(AsyncRuntime runtime, StorageFile honest) implements StorageFile {
    @Override
    public String name() {
      return honest.name();
    }

    @Override
    public Promise<Long> size() {
      return honest.size();
    }

    @Override
    public Promise<Long> append(byte[] bytes) {
      return honest.append(bytes);
    }

    @Override
    public Promise<byte[]> read(long offset, int length) {
      return honest.read(offset, length);
    }

    @Override
    public Promise<@Nullable Void> sync() {
      return runtime.completed(null);
    }

    @Override
    public Promise<@Nullable Void> close() {
      return honest.close();
    }
  }
}
