package org.korudelta.log;

import org.korudelta.async.Prompt;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/** Bytes of a file around the place where reading is. Threading: one user at a time. */
final class Window {
  private final AsyncRuntime runtime;
  private final StorageFile file;
  private final int blockBytes;
  private byte[] bytes = new byte[0];
  private long start;

  /** Reads {@code file}, at least {@code blockBytes} at a time. */
  Window(AsyncRuntime runtime, StorageFile file, int blockBytes) {
    this.runtime = runtime;
    this.file = file;
    this.blockBytes = blockBytes;
  }

  byte[] bytes() {
    return bytes;
  }

  int indexOf(long offset) {
    return (int) (offset - start);
  }

  boolean holds(long offset, int length) {
    return offset >= start && offset - start + length <= bytes.length;
  }

  /** Makes the window begin at {@code offset}; it holds {@code length} bytes then. */
  Promise<Window> move(long offset, int length) {
    return Prompt.map(
        runtime,
        file.read(offset, Math.max(length, blockBytes)),
        read -> take(offset, length, read));
  }

  private Window take(long offset, int length, byte[] read) {
    if (read.length < length) {
      throw new KoruException.Corruption(
          "log ends early: file="
              + file.name()
              + " offset="
              + offset
              + " bytes="
              + read.length
              + " expected="
              + length);
    }
    bytes = read;
    start = offset;
    return this;
  }
}
