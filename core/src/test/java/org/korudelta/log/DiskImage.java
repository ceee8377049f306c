package org.korudelta.log;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.korudelta.deterministic.DeterministicRuntime;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/** The files of a disk as plain bytes, to be changed behind the log's back. */
public final class DiskImage {
  private final SortedMap<String, byte[]> files;

  private DiskImage(SortedMap<String, byte[]> files) {
    this.files = files;
  }

  /** All files of {@code disk}; none may be open. */
  public static DiskImage of(MemoryDisk disk) {
    return of(DeterministicRuntime.of(Choices.none(), disk));
  }

  /** All files of the runtime's storage; none may be open. */
  static DiskImage of(DeterministicRuntime runtime) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String name : runtime.await(runtime.storage().list())) {
      StorageFile file = runtime.await(runtime.storage().open(name));
      int size = (int) (long) runtime.await(file.size());
      files.put(name, runtime.await(file.read(0, size)));
      runtime.await(file.close());
    }
    return new DiskImage(files);
  }

  public SortedMap<String, byte[]> files() {
    return files;
  }

  public byte[] bytes(String name) {
    return files.get(name);
  }

  public DiskImage with(String name, byte[] bytes) {
    SortedMap<String, byte[]> changed = new TreeMap<>(files);
    changed.put(name, bytes);
    return new DiskImage(changed);
  }

  public DiskImage without(String name) {
    SortedMap<String, byte[]> changed = new TreeMap<>(files);
    changed.remove(name);
    return new DiskImage(changed);
  }

  public DiskImage flipped(String name, int at, int mask) {
    byte[] bytes = files.get(name).clone();
    bytes[at] ^= (byte) mask;
    return with(name, bytes);
  }

  public DiskImage truncated(String name, int length) {
    return with(name, Arrays.copyOf(files.get(name), length));
  }

  /** A disk that has these files, durably. */
  public MemoryDisk disk() {
    MemoryDisk disk = new MemoryDisk();
    DeterministicRuntime runtime = DeterministicRuntime.of(Choices.none(), disk);
    Storage storage = runtime.storage();
    files.forEach(
        (name, bytes) -> {
          StorageFile file = runtime.await(storage.create(name));
          runtime.await(file.append(bytes));
          runtime.await(file.sync());
          runtime.await(file.close());
        });
    runtime.await(storage.syncDirectory());
    return disk;
  }
}
