package org.korudelta.runtime.storage;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;

/** An open file of {@link MemoryStorage}. */
final class MemoryFile implements StorageFile {
  private final MemoryStorage storage;
  private final MemoryHandle handle;
  private volatile boolean closed;

  MemoryFile(MemoryStorage storage, MemoryHandle handle) {
    this.storage = storage;
    this.handle = handle;
  }

  @Override
  public String name() {
    return handle.name();
  }

  @Override
  public Promise<Long> size() {
    return whileOpen("size", handle::size);
  }

  @Override
  public Promise<Long> append(byte[] source) {
    return whileOpen("append", () -> handle.append(source));
  }

  @Override
  public Promise<byte[]> read(long offset, int length) {
    return whileOpen("read", () -> handle.read(offset, length));
  }

  @Override
  public Promise<@Nullable Void> sync() {
    return whileOpen(
        "sync",
        () -> {
          handle.sync();
          return null;
        });
  }

  @Override
  public Promise<@Nullable Void> close() {
    return storage.act(
        () -> {
          if (!closed) {
            closed = true;
            handle.close();
          }
        });
  }

  private <T extends @Nullable Object> Promise<T> whileOpen(
      String operation, Callable<T> callable) {
    return storage.answer(
        () -> {
          if (closed) {
            throw new KoruException.Closed(
                "file closed: operation=" + operation + " name=" + name());
          }
          return callable.call();
        });
  }
}
