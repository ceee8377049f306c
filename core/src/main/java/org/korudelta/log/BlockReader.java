package org.korudelta.log;

import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;

/**
 * A window over a file that moves forward a block at a time, so that memory does not grow with the
 * file. Threading: one user at a time.
 */
final class BlockReader {
  private final StorageFile file;
  private final long end;
  private final int blockBytes;
  private byte[] window = new byte[0];
  private long windowStart;

  /** Reads below {@code end} only. */
  BlockReader(StorageFile file, long end, int blockBytes) {
    this.file = file;
    this.end = end;
    this.blockBytes = blockBytes;
  }

  /** Where reading ends. */
  long end() {
    return end;
  }

  /** Whether {@code length} bytes from {@code offset} are in the window. */
  boolean holds(long offset, int length) {
    return offset >= windowStart && offset + length <= windowStart + window.length;
  }

  /**
   * Moves the window to {@code offset}, so that it holds at least {@code length} bytes, which must
   * lie below the end.
   */
  Promise<@Nullable Void> load(long offset, int length) {
    int wanted = (int) Math.min(Math.max(length, blockBytes), end - offset);
    return file.read(offset, wanted)
        .map(
            bytes -> {
              if (bytes.length < length) {
                throw new KoruException.StorageFailure(
                    "short read: file="
                        + file.name()
                        + " offset="
                        + offset
                        + " bytes="
                        + bytes.length
                        + " expected="
                        + length);
              }
              window = bytes;
              windowStart = offset;
              return null;
            });
  }

  /** Forgets the window: the file may have changed. */
  void forget() {
    window = new byte[0];
  }

  /** The bytes of the window. */
  byte[] window() {
    return window;
  }

  /** Where {@code offset}, which the window holds, is in it. */
  int indexOf(long offset) {
    return (int) (offset - windowStart);
  }
}
