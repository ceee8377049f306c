package org.korudelta.runtime.storage;

/**
 * A file of a {@link MemoryDisk} as one opening of it. Threading: as the disk.
 *
 * @param disk whose
 * @param name the name it was opened under
 * @param bytes its bytes, which stay readable when the name is gone
 * @param owns whether it is the one that may write, so that nobody else may rename or delete
 */
record MemoryHandle(MemoryDisk disk, String name, MemoryBytes bytes, boolean owns) {

  long size() {
    return disk.size(name, bytes);
  }

  long append(byte[] source) {
    return disk.append(name, bytes, source);
  }

  byte[] read(long offset, int length) {
    return disk.read(name, bytes, offset, length);
  }

  void sync() {
    disk.sync(name, bytes);
  }

  void close() {
    if (owns) {
      disk.close(bytes);
    }
  }
}
