package org.korudelta.deterministic;

import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.OwnerLock;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/** Storage that tells an observer what is stored. */
record ObservedStorage(Storage storage, RunObserver observer) implements Storage {
  @Override
  public Promise<StorageFile> create(String name) {
    return storage.create(name).map(file -> new ObservedFile(file, observer));
  }

  @Override
  public Promise<StorageFile> open(String name) {
    return storage.open(name).map(file -> new ObservedFile(file, observer));
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
  public Promise<@Nullable Void> rename(String from, String to) {
    return storage.rename(from, to);
  }

  @Override
  public Promise<@Nullable Void> delete(String name) {
    return storage.delete(name);
  }

  @Override
  public Promise<@Nullable Void> syncDirectory() {
    return storage.syncDirectory();
  }

  @Override
  public Promise<OwnerLock> lock() {
    return storage.lock();
  }

  private record ObservedFile(StorageFile file, RunObserver observer) implements StorageFile {
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
      CRC32 checksum = new CRC32();
      checksum.update(bytes, 0, bytes.length);
      long value = (long) bytes.length << 32 | checksum.getValue();
      observer.happened(RunObserver.Event.STORED, file.name(), value);
      return file.append(bytes);
    }

    @Override
    public Promise<byte[]> read(long offset, int length) {
      return file.read(offset, length);
    }

    @Override
    public Promise<@Nullable Void> sync() {
      return file.sync();
    }

    @Override
    public Promise<@Nullable Void> close() {
      return file.close();
    }
  }
}
