package org.korudelta.browser;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSNumber;

/** An open file of {@link ScriptStorage}. In JavaScript its bytes are not copied on their way. */
final class ScriptFile implements StorageFile {
  private final ScriptStorage storage;
  private final String name;
  private final FileAdapter file;
  private boolean closed;

  ScriptFile(ScriptStorage storage, String name, FileAdapter file) {
    this.storage = storage;
    this.name = name;
    this.file = file;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Promise<Long> size() {
    return whileOpen("size", file::size, ScriptFile::number);
  }

  @Override
  public Promise<Long> append(byte[] bytes) {
    return whileOpen("append", () -> file.append(Bytes.view(bytes)), ScriptFile::number);
  }

  @Override
  public Promise<byte[]> read(long offset, int length) {
    if (offset < 0 || length < 0) {
      return storage
          .runtime()
          .failed(
              new KoruException.BadRequest(
                  "negative read: name=" + name + " offset=" + offset + " length=" + length));
    }
    return whileOpen("read", () -> file.read((double) offset, length), Bytes::of);
  }

  @Override
  public Promise<@Nullable Void> sync() {
    return this.<@Nullable Void>whileOpen("sync", file::sync, nothing -> null);
  }

  @Override
  public Promise<@Nullable Void> close() {
    if (closed) {
      return storage.runtime().completed(null);
    }
    closed = true;
    storage.closed(this);
    return storage.answers().done("close", name, file::close);
  }

  private <T extends @Nullable Object> Promise<T> whileOpen(
      String operation, Supplier<JSObject> call, Function<JSObject, T> view) {
    return closed
        ? storage
            .runtime()
            .failed(
                new KoruException.Closed("file closed: operation=" + operation + " name=" + name))
        : storage.answers().of(operation, name, call, view);
  }

  private static long number(JSObject value) {
    return (long) ((JSNumber) value).doubleValue();
  }
}
