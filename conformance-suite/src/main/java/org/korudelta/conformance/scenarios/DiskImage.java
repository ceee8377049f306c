package org.korudelta.conformance.scenarios;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.conformance.Context;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.MemoryDisk;
import org.korudelta.runtime.storage.MemoryStorage;
import org.korudelta.runtime.storage.Storage;

/** The files of a disk, and disks made of changed copies of them. */
record DiskImage(List<File> files) {
  private static final String SEGMENT = "segment-0000000001.log";

  /** One file. */
  record File(String name, byte[] bytes) {}

  /** The scripted runtime over {@code disk}. */
  static AsyncRuntime runtime(Context c, MemoryDisk disk) {
    return c.over(new MemoryStorage(c.platform(), disk));
  }

  /** Reads all files of {@code disk}, which nobody has open. */
  static Promise<DiskImage> of(Context c, MemoryDisk disk) {
    Storage storage = new MemoryStorage(c.platform(), disk);
    return storage
        .list()
        .then(names -> c.each(names, name -> read(storage, name)))
        .map(DiskImage::new);
  }

  private static Promise<File> read(Storage storage, String name) {
    return storage
        .open(name)
        .then(
            file ->
                file.size()
                    .then(size -> file.read(0, (int) (long) size))
                    .then(bytes -> file.close().map(none -> new File(name, bytes))));
  }

  /** Whether {@code other} has the same files. */
  boolean isLike(DiskImage other) {
    boolean same = files.size() == other.files.size();
    for (int i = 0; same && i < files.size(); i++) {
      File one = files.get(i);
      File another = other.files.get(i);
      same = one.name().equals(another.name()) && Arrays.equals(one.bytes(), another.bytes());
    }
    return same;
  }

  /** The first segment's bytes. */
  byte[] segment() {
    return files.stream()
        .filter(file -> file.name().equals(SEGMENT))
        .findFirst()
        .orElseThrow()
        .bytes();
  }

  /** These files with another first segment. */
  DiskImage withSegment(byte[] bytes) {
    return with(new File(SEGMENT, bytes));
  }

  /** These files with another in the place of one. */
  DiskImage with(File other) {
    return new DiskImage(
        files.stream().map(file -> file.name().equals(other.name()) ? other : file).toList());
  }

  /** A new disk with these files, all durable. */
  Promise<MemoryDisk> disk(Context c) {
    MemoryDisk disk = new MemoryDisk();
    Storage storage = new MemoryStorage(c.platform(), disk);
    return c.each(files, file -> write(storage, file))
        .then(all -> storage.syncDirectory())
        .map(none -> disk);
  }

  private static Promise<@Nullable Void> write(Storage storage, File file) {
    return storage
        .create(file.name())
        .then(
            created ->
                created
                    .append(file.bytes())
                    .then(offset -> created.sync())
                    .then(none -> created.close()));
  }
}
