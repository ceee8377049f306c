package org.korudelta.runtime.storage;

import java.util.Arrays;

/** The bytes of one file of a {@link MemoryDisk}, and how many of them are durable. */
final class MemoryBytes {
  private byte[] bytes;
  private int length;
  private int syncedLength;
  private boolean syncFailed;

  /** Whether a handle is open that may write. */
  boolean open;

  MemoryBytes() {
    this(new byte[0]);
  }

  /** A file whose bytes are all durable. */
  private MemoryBytes(byte[] durable) {
    this.bytes = durable;
    this.length = durable.length;
    this.syncedLength = durable.length;
  }

  int length() {
    return length;
  }

  int pendingLength() {
    return length - syncedLength;
  }

  boolean syncFailed() {
    return syncFailed;
  }

  void append(byte[] source, int count) {
    int needed = length + count;
    if (needed > bytes.length) {
      byte[] larger = new byte[Math.max(needed, bytes.length * 2)];
      System.arraycopy(bytes, 0, larger, 0, length);
      bytes = larger;
    }
    System.arraycopy(source, 0, bytes, length, count);
    length = needed;
  }

  byte[] read(int offset, int count) {
    byte[] part = new byte[count];
    System.arraycopy(bytes, offset, part, 0, count);
    return part;
  }

  void sync() {
    syncedLength = length;
  }

  /** The bytes waiting now will never be durable: no later sync can be trusted to write them. */
  void failSync() {
    syncFailed = true;
  }

  /** The file as a crash leaves it, with {@code kept} of the bytes that were not durable. */
  MemoryBytes afterCrash(int kept) {
    return new MemoryBytes(Arrays.copyOf(bytes, syncedLength + kept));
  }
}
