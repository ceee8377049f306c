package org.korudelta.worlds.tabs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.storage.OwnerLock;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.runtime.storage.StorageFile;

/** The storage of one tab, on whatever the disk is at the time. */
final class TabStorage implements Storage {
  private final TabDisk disk;
  private final AsyncRuntime runtime;
  private final Host host;
  private @Nullable SimulatedDisk known;
  private @Nullable Storage storage;
  private @Nullable Promise<OwnerLock> lock;

  TabStorage(TabDisk disk, AsyncRuntime runtime, Host host) {
    this.disk = disk;
    this.runtime = runtime;
    this.host = host;
  }

  /** Whether it has the owner's lock, or has it before anybody is told. */
  boolean holdsLock() {
    return lock != null && !(lock.peek().orElse(null) instanceof Outcome.Failure<?>);
  }

  @SuppressWarnings("ReferenceEquality") // The same disk.
  private Storage now() {
    Storage current = storage;
    if (current == null || known != disk.now()) {
      known = disk.now();
      current = known.storage(runtime, host);
      storage = current;
    }
    return current;
  }

  @Override
  public Promise<OwnerLock> lock() {
    if (holdsLock()) {
      return now().lock(); // Refused; the one that is held stays.
    }
    Promise<OwnerLock> locking = now().lock();
    lock = locking;
    return locking.map(held -> () -> released(held));
  }

  private Promise<@Nullable Void> released(OwnerLock held) {
    lock = null;
    return held.release();
  }

  @Override
  public Promise<StorageFile> create(String name) {
    return now().create(name);
  }

  @Override
  public Promise<StorageFile> open(String name) {
    return now().open(name);
  }

  @Override
  public Promise<StorageFile> openToRead(String name) {
    return now().openToRead(name);
  }

  @Override
  public Promise<List<String>> list() {
    return now().list();
  }

  @Override
  public Promise<@Nullable Void> rename(String from, String to) {
    return now().rename(from, to);
  }

  @Override
  public Promise<@Nullable Void> delete(String name) {
    return now().delete(name);
  }

  @Override
  public Promise<@Nullable Void> syncDirectory() {
    return now().syncDirectory();
  }
}
