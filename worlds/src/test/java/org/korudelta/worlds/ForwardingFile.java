package org.korudelta.worlds;

import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/** A file that is another; a fault overrides what it breaks. */
abstract class ForwardingFile implements StorageFile {
  private final StorageFile honest;

  ForwardingFile(StorageFile honest) {
    this.honest = honest;
  }

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
    return honest.sync();
  }

  @Override
  public Promise<@Nullable Void> close() {
    return honest.close();
  }
}
