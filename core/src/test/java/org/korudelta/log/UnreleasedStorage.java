package org.korudelta.log;

import java.util.List;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.ForwardingRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.OwnerLock;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/** A storage whose ownership cannot be given up. */
final class UnreleasedStorage implements Storage {
  static final String REASON = "release failed: owner=test";

  private final AsyncRuntime runtime;
  private final Storage storage;

  private UnreleasedStorage(AsyncRuntime runtime) {
    this.runtime = runtime;
    this.storage = runtime.storage();
  }

  /** The same runtime with this storage. */
  static AsyncRuntime of(AsyncRuntime runtime) {
    Storage unreleased = new UnreleasedStorage(runtime);
    return new ForwardingRuntime() {
      @Override
      protected AsyncRuntime delegate() {
        return runtime;
      }

      @Override
      public Storage storage() {
        return unreleased;
      }
    };
  }

  @Override
  public Promise<OwnerLock> lock() {
    return storage.lock().map(owner -> this::fail);
  }

  private Promise<Void> fail() {
    return runtime.failed(new KoruException.StorageFailure(REASON));
  }

  @Override
  public Promise<StorageFile> create(String name) {
    return storage.create(name);
  }

  @Override
  public Promise<StorageFile> open(String name) {
    return storage.open(name);
  }

  @Override
  public Promise<List<String>> list() {
    return storage.list();
  }

  @Override
  public Promise<Void> rename(String from, String to) {
    return storage.rename(from, to);
  }

  @Override
  public Promise<Void> delete(String name) {
    return storage.delete(name);
  }

  @Override
  public Promise<Void> syncDirectory() {
    return storage.syncDirectory();
  }
}
