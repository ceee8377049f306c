package org.korudelta.log;

import java.util.List;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.ForwardingRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.OwnerLock;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/** A runtime's storage, of which a test changes what it wants to. */
class ForwardingStorage implements Storage {
  final AsyncRuntime runtime;
  private final Storage storage;

  ForwardingStorage(AsyncRuntime runtime) {
    this.runtime = runtime;
    this.storage = runtime.storage();
  }

  /** The runtime with this storage. */
  AsyncRuntime view() {
    return new ForwardingRuntime() {
      @Override
      protected AsyncRuntime delegate() {
        return runtime;
      }

      @Override
      public Storage storage() {
        return ForwardingStorage.this;
      }
    };
  }

  @Override
  public Promise<OwnerLock> lock() {
    return storage.lock();
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
  public Promise<StorageFile> openToRead(String name) {
    return storage.openToRead(name);
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
