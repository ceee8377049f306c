package org.korudelta.jvm;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/** The handle of an open file. Threading: safe from any thread; operations keep their order. */
final class JvmFile implements StorageFile {
  private final JvmFiles files;
  private final OpenFile file;
  private boolean closed;

  JvmFile(JvmFiles files, OpenFile file) {
    this.files = files;
    this.file = file;
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public Promise<Long> size() {
    return submit("size", file::size);
  }

  @Override
  public Promise<Long> append(byte[] bytes) {
    return submit("append", () -> file.append(bytes));
  }

  @Override
  public Promise<byte[]> read(long offset, int length) {
    return submit("read", () -> file.read(offset, length));
  }

  @Override
  public Promise<@Nullable Void> sync() {
    return submit(
        "sync",
        () -> {
          file.sync();
          return null;
        });
  }

  @Override
  public synchronized Promise<@Nullable Void> close() {
    if (closed) {
      return files.runtime().completed(null);
    }
    closed = true;
    return files.submit(file.queue, call("close", () -> files.close(file)));
  }

  private synchronized <T extends @Nullable Object> Promise<T> submit(
      String operation, FileCall.Body<T> body) {
    if (closed) {
      return files
          .runtime()
          .failed(
              new KoruException.Closed("file closed: operation=" + operation + " name=" + name()));
    }
    return files.submit(file.queue, call(operation, body));
  }

  private <T extends @Nullable Object> FileCall<T> call(String operation, FileCall.Body<T> body) {
    return new FileCall<>(operation, "path=" + file.path, body);
  }
}
