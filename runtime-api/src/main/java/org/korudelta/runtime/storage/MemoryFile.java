package org.korudelta.runtime.storage;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;

/** An open file of {@link MemoryStorage}. */
final class MemoryFile implements StorageFile {
  private final MemoryStorage storage;
  private final MemoryDisk disk;
  private final String name;
  private final MemoryBytes bytes;
  private volatile boolean closed;

  MemoryFile(MemoryStorage storage, MemoryDisk disk, String name, MemoryBytes bytes) {
    this.storage = storage;
    this.disk = disk;
    this.name = name;
    this.bytes = bytes;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Promise<Long> size() {
    return whileOpen("size", () -> disk.size(name, bytes));
  }

  @Override
  public Promise<Long> append(byte[] source) {
    return whileOpen("append", () -> disk.append(name, bytes, source));
  }

  @Override
  public Promise<byte[]> read(long offset, int length) {
    return whileOpen("read", () -> disk.read(name, bytes, offset, length));
  }

  @Override
  public Promise<@Nullable Void> sync() {
    return whileOpen(
        "sync",
        () -> {
          disk.sync(name, bytes);
          return null;
        });
  }

  @Override
  public Promise<@Nullable Void> close() {
    return storage.act(
        () -> {
          if (!closed) {
            closed = true;
            disk.close(bytes);
          }
        });
  }

  private <T extends @Nullable Object> Promise<T> whileOpen(
      String operation, Callable<T> callable) {
    return storage.answer(
        () -> {
          if (closed) {
            throw new KoruException.Closed("file closed: operation=" + operation + " name=" + name);
          }
          return callable.call();
        });
  }
}
