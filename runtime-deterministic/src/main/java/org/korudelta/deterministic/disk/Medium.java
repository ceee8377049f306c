package org.korudelta.deterministic.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.korudelta.error.KoruException;

/** What writes, reads and syncs the bytes of a disk, with the faults of its run. */
final class Medium {
  private final Directory directory;
  private final RunningFaults faults;
  private long capacityBytes = Long.MAX_VALUE;

  Medium(Directory directory, RunningFaults faults) {
    this.directory = directory;
    this.faults = faults;
  }

  long capacityBytes() {
    return capacityBytes;
  }

  void capacityBytes(long bytes) {
    capacityBytes = bytes;
  }

  long usedBytes() {
    long used = 0;
    for (FileBytes file : directory.names().values()) {
      used += file.length();
    }
    return used;
  }

  // Append

  /** Gives the offset of the bytes; a failure after a part of them is written. */
  long append(String name, FileBytes file, byte[] source) {
    long offset = file.length();
    if (source.length > 0) {
      appendSome(name, file, source);
    } else {
      file.append(source, 0);
    }
    return offset;
  }

  private void appendSome(String name, FileBytes file, byte[] source) {
    int fits = fits(name, source.length);
    if (fits < source.length) {
      file.append(source, fits);
      throw failure("append", name, noSpace(fits, source.length));
    }
    if (faults.strikes(DiskFault.SHORT_WRITE)) {
      int written = faults.below(DiskFault.SHORT_WRITE, source.length, "bytes written", name);
      file.append(source, written);
      throw failure("append", name, "written=" + written + " of=" + source.length);
    }
    file.append(misdirected(name, source) ? new byte[source.length] : source, source.length);
  }

  private String noSpace(int fits, int length) {
    return "no space: capacityBytes=" + capacityBytes + " written=" + fits + " of=" + length;
  }

  /** How many bytes there is room for, of {@code length}. */
  private int fits(String name, int length) {
    long room = capacityBytes == Long.MAX_VALUE ? length : capacityBytes - usedBytes();
    if (room < length) {
      faults.hits.hit(DiskFault.DISK_FULL);
      return (int) Math.max(0, room);
    }
    return faults.strikes(DiskFault.DISK_FULL)
        ? faults.below(DiskFault.DISK_FULL, length, "bytes that fit", name)
        : length;
  }

  /** Whether the bytes went elsewhere, over bytes that were there. */
  private boolean misdirected(String name, byte[] source) {
    if (!faults.has(DiskFault.MISDIRECTED_WRITE)) {
      return false;
    }
    List<Map.Entry<String, FileBytes>> targets = withBytes();
    if (targets.isEmpty() || !faults.strikes(DiskFault.MISDIRECTED_WRITE)) {
      return false;
    }
    Map.Entry<String, FileBytes> target =
        targets.get(
            faults.below(
                DiskFault.MISDIRECTED_WRITE,
                targets.size(),
                "file overwritten by an append",
                name));
    FileBytes file = target.getValue();
    file.overwrite(
        faults.below(
            DiskFault.MISDIRECTED_WRITE, file.length(), "place overwritten", target.getKey()),
        source);
    return true;
  }

  private List<Map.Entry<String, FileBytes>> withBytes() {
    List<Map.Entry<String, FileBytes>> files = new ArrayList<>(directory.names().entrySet());
    files.removeIf(entry -> entry.getValue().length() == 0);
    return files;
  }

  // Read

  byte[] read(String name, FileBytes file, long offset, int length) {
    if (offset < 0 || length < 0) {
      throw new KoruException.BadRequest(
          "negative read: name=" + name + " offset=" + offset + " length=" + length);
    }
    if (offset >= file.length() || length == 0) {
      return new byte[0];
    }
    if (faults.strikes(DiskFault.BIT_ROT)) {
      rot(name, file);
    }
    if (faults.strikes(DiskFault.READ_ERROR)) {
      throw failure("read", name, "offset=" + offset + " length=" + length);
    }
    return file.read((int) offset, Math.min(length, file.length() - (int) offset));
  }

  private void rot(String name, FileBytes file) {
    int offset = faults.below(DiskFault.BIT_ROT, file.length(), "byte that rots", name);
    file.flip(offset, faults.below(DiskFault.BIT_ROT, Byte.SIZE, "bit that flips", name));
  }

  // Sync

  /** Begins a sync, which {@link FileBytes#syncEnded} ends even when this fails. */
  void sync(String name, FileBytes file) {
    if (idle(file)) {
      file.idleSyncBegins();
    } else {
      file.syncBegins();
    }
    if (file.syncFailed()) {
      throw failure("sync", name, "pendingBytes=" + file.pendingLength());
    }
  }

  /** Whether a sync makes nothing durable: the file failed before, fails now, or the disk lies. */
  private boolean idle(FileBytes file) {
    if (file.syncFailed() || file.pendingLength() == 0) {
      return true;
    }
    if (faults.strikes(DiskFault.FAILED_SYNC)) {
      file.failSync();
      return true;
    }
    return faults.strikes(DiskFault.LYING_SYNC);
  }

  /** Begins a sync of the directory, which {@link Directory#syncEnded} ends. */
  void syncDirectory() {
    boolean lies = !directory.pending().isEmpty() && faults.strikes(DiskFault.LYING_DIRECTORY_SYNC);
    directory.syncBegins(!lies);
  }

  static KoruException failure(String operation, String name, String detail) {
    return new KoruException.StorageFailure(
        "storage failure: operation=" + operation + " name=" + name + " " + detail);
  }
}
