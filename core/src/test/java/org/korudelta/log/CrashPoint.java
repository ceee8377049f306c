package org.korudelta.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.OwnerLock;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/** Counts the operations that change a storage, and runs an action right before one of them. */
final class CrashPoint {
  private final int at;
  private final Runnable action;
  private final List<String> trace = new ArrayList<>();

  CrashPoint(int at, Runnable action) {
    this.at = at;
    this.action = action;
  }

  /** Only counts. */
  static CrashPoint none() {
    return new CrashPoint(Integer.MAX_VALUE, () -> {});
  }

  /** How many operations there were so far. */
  int operations() {
    return trace.size();
  }

  /** The operations so far, with the file they were done to. */
  List<String> trace() {
    return trace;
  }

  Storage over(Storage storage) {
    return new Watched(storage);
  }

  private <T> T watch(String name, Supplier<T> operation) {
    if (trace.size() == at) {
      action.run();
    }
    trace.add(name);
    return operation.get();
  }

  private final class Watched implements Storage {
    private final Storage storage;

    Watched(Storage storage) {
      this.storage = storage;
    }

    @Override
    public Promise<StorageFile> create(String name) {
      return watch("create " + name, () -> storage.create(name).map(WatchedFile::new));
    }

    @Override
    public Promise<StorageFile> open(String name) {
      return storage.open(name).map(WatchedFile::new);
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
      return watch("rename " + from, () -> storage.rename(from, to));
    }

    @Override
    public Promise<Void> delete(String name) {
      return watch("delete " + name, () -> storage.delete(name));
    }

    @Override
    public Promise<Void> syncDirectory() {
      return watch("syncDirectory", storage::syncDirectory);
    }

    @Override
    public Promise<OwnerLock> lock() {
      return storage.lock();
    }
  }

  private final class WatchedFile implements StorageFile {
    private final StorageFile file;

    WatchedFile(StorageFile file) {
      this.file = file;
    }

    @Override
    public String name() {
      return file.name();
    }

    @Override
    public Promise<Long> size() {
      return file.size();
    }

    @Override
    public Promise<Long> append(byte[] bytes) {
      return watch("append " + name(), () -> file.append(bytes));
    }

    @Override
    public Promise<byte[]> read(long offset, int length) {
      return file.read(offset, length);
    }

    @Override
    public Promise<Void> sync() {
      return watch("sync " + name(), file::sync);
    }

    @Override
    public Promise<Void> close() {
      return file.close();
    }
  }
}
