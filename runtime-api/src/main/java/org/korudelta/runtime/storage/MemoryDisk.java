package org.korudelta.runtime.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;

/**
 * The state behind {@link MemoryStorage}: what was written, and apart from it what is durable. It
 * outlives the storages that use it, and a crash makes a new one of it.
 *
 * <pre>{@code
 * MemoryDisk disk = new MemoryDisk();
 * Storage before = new MemoryStorage(runtime, disk);
 * …
 * Storage after = new MemoryStorage(runtime, disk.crash());
 * }</pre>
 *
 * <p>Threading: safe from any thread.
 */
public final class MemoryDisk {
  /*
   * Invariants:
   *  - names = durable names with all pending changes applied, in their order
   *  - a crash keeps the durable names with a prefix of the pending changes, and of every file at
   *    least its synced bytes and at most all of them
   *  - used = the sum of the lengths of all named files
   */
  private final SortedMap<String, MemoryBytes> names = new TreeMap<>();
  private final SortedMap<String, MemoryBytes> durableNames = new TreeMap<>();
  private final List<NameChange> pendingChanges = new ArrayList<>();
  private long capacityBytes = Long.MAX_VALUE;
  private long usedBytes;
  private int owners;
  private @Nullable String owner;
  private boolean failNextAppend;
  private boolean failNextSync;
  private boolean crashed;

  /** An empty disk. */
  public MemoryDisk() {}

  // Crash

  /** The disk after a crash that keeps exactly what is durable. See {@link #crash(CrashChoice)}. */
  public MemoryDisk crash() {
    return crash((max, label) -> 0);
  }

  /**
   * The disk after a crash: no lock, no open file, the durable names and as many of the pending
   * changes of names as {@code choice} says, and of each file a prefix between its synced length
   * and its full length. Everything that still uses this disk fails with {@code storage_failure}.
   */
  public synchronized MemoryDisk crash(CrashChoice choice) {
    crashed = true;
    for (NameChange change : pendingChanges.subList(0, keep(choice, "changes of names"))) {
      change.apply(durableNames);
    }
    MemoryDisk after = new MemoryDisk();
    after.capacityBytes = capacityBytes;
    durableNames.forEach((name, bytes) -> after.survive(name, bytes, choice));
    return after;
  }

  private int keep(CrashChoice choice, String label) {
    return pendingChanges.isEmpty() ? 0 : choice.keep(pendingChanges.size(), label);
  }

  private void survive(String name, MemoryBytes bytes, CrashChoice choice) {
    int pending = bytes.pendingLength();
    int kept = pending == 0 ? 0 : choice.keep(pending, "bytes of " + name);
    MemoryBytes survivor = bytes.afterCrash(kept);
    names.put(name, survivor);
    durableNames.put(name, survivor);
    usedBytes += survivor.length();
  }

  // Faults

  /** Makes the next append of any file fail, with the first half of its bytes written. */
  public synchronized void failNextAppend() {
    failNextAppend = true;
  }

  /**
   * Makes the next sync of any file fail. The bytes it should have made durable never will be:
   * every later sync of that file fails too.
   */
  public synchronized void failNextSync() {
    failNextSync = true;
  }

  /** Limits the sum of all files' lengths; an append beyond it writes what fits and fails. */
  public synchronized void capacityBytes(long bytes) {
    capacityBytes = bytes;
  }

  /** The sum of all files' lengths. */
  public synchronized long usedBytes() {
    return usedBytes;
  }

  // Names

  synchronized MemoryBytes create(String name) {
    checkAlive("create", name);
    if (names.containsKey(name)) {
      throw new KoruException.BadRequest("file exists: name=" + name);
    }
    MemoryBytes bytes = new MemoryBytes();
    bytes.open = true;
    change(NameChange.create(name, bytes));
    return bytes;
  }

  synchronized MemoryBytes open(String name) {
    MemoryBytes bytes = closedFile("open", name);
    bytes.open = true;
    return bytes;
  }

  /** A file as it is, open or not. */
  synchronized MemoryBytes find(String name) {
    return file("open", name);
  }

  synchronized List<String> list() {
    checkAlive("list", "");
    return List.copyOf(names.keySet());
  }

  synchronized void rename(String from, String to) {
    MemoryBytes bytes = closedFile("rename", from);
    if (from.equals(to)) {
      return;
    }
    if (names.containsKey(to)) {
      usedBytes -= closedFile("rename", to).length();
    }
    change(NameChange.rename(from, to, bytes));
  }

  synchronized void delete(String name) {
    usedBytes -= closedFile("delete", name).length();
    change(NameChange.delete(name));
  }

  synchronized void syncDirectory() {
    checkAlive("syncDirectory", "");
    for (NameChange change : pendingChanges) {
      change.apply(durableNames);
    }
    pendingChanges.clear();
  }

  private MemoryBytes file(String operation, String name) {
    checkAlive(operation, name);
    MemoryBytes bytes = names.get(name);
    if (bytes == null) {
      throw new KoruException.NotFound("no such file: name=" + name);
    }
    return bytes;
  }

  private MemoryBytes closedFile(String operation, String name) {
    MemoryBytes bytes = file(operation, name);
    if (bytes.open) {
      throw new KoruException.BadRequest("file is open: operation=" + operation + " name=" + name);
    }
    return bytes;
  }

  private void change(NameChange change) {
    change.apply(names);
    pendingChanges.add(change);
  }

  // Bytes

  synchronized long append(String name, MemoryBytes bytes, byte[] source) {
    checkAlive("append", name);
    int fits = (int) Math.min(source.length, Math.max(0, capacityBytes - usedBytes));
    int written = failNextAppend ? Math.min(fits, source.length / 2) : fits;
    long offset = bytes.length();
    bytes.append(source, written);
    usedBytes += written;
    if (failNextAppend) {
      failNextAppend = false;
      throw failure("append", name, "written=" + written + " of=" + source.length);
    }
    if (written < source.length) {
      throw failure("append", name, "no space: capacityBytes=" + capacityBytes);
    }
    return offset;
  }

  synchronized byte[] read(String name, MemoryBytes bytes, long offset, int length) {
    checkAlive("read", name);
    if (offset < 0 || length < 0) {
      throw new KoruException.BadRequest(
          "negative read: name=" + name + " offset=" + offset + " length=" + length);
    }
    if (offset >= bytes.length()) {
      return new byte[0];
    }
    return bytes.read((int) offset, Math.min(length, bytes.length() - (int) offset));
  }

  synchronized long size(String name, MemoryBytes bytes) {
    checkAlive("size", name);
    return bytes.length();
  }

  synchronized void sync(String name, MemoryBytes bytes) {
    checkAlive("sync", name);
    if (failNextSync) {
      failNextSync = false;
      bytes.failSync();
    }
    if (bytes.syncFailed()) {
      throw failure("sync", name, "pendingBytes=" + bytes.pendingLength());
    }
    bytes.sync();
  }

  synchronized void close(MemoryBytes bytes) {
    bytes.open = false;
  }

  // Owner

  synchronized String lock() {
    checkAlive("lock", "");
    if (owner != null) {
      throw new KoruException.AlreadyOpen("storage has an owner: owner=" + owner);
    }
    owner = "memory-storage-" + ++owners;
    return owner;
  }

  synchronized void release(String name) {
    owner = name.equals(owner) ? null : owner;
  }

  private void checkAlive(String operation, String name) {
    if (crashed) {
      throw failure(operation, name, "disk crashed");
    }
  }

  private static KoruException failure(String operation, String name, String detail) {
    return new KoruException.StorageFailure(
        "storage failure: operation=" + operation + " name=" + name + " " + detail);
  }
}
