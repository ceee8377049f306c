package org.korudelta.runtime.storage;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;

/**
 * A file that can be read and not changed: for whoever implements {@link Storage#openToRead}.
 * Threading: as the file.
 */
public final class ReadOnlyFile implements StorageFile {
  private final AsyncRuntime runtime;
  private final StorageFile file;

  /** Reads {@code file}; {@code runtime} makes the promises. */
  public ReadOnlyFile(AsyncRuntime runtime, StorageFile file) {
    this.runtime = runtime;
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
    return runtime.failed(refusal("append"));
  }

  @Override
  public Promise<byte[]> read(long offset, int length) {
    return file.read(offset, length);
  }

  @Override
  public Promise<@Nullable Void> sync() {
    return runtime.failed(refusal("sync"));
  }

  private KoruException refusal(String operation) {
    return new KoruException.ReadOnly(
        "file opened to be read: operation=" + operation + " name=" + name());
  }

  @Override
  public Promise<@Nullable Void> close() {
    return file.close();
  }
}
