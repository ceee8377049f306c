package org.korudelta.worlds.tabs;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.deterministic.StorageSource;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.deterministic.disk.DiskFaults;
import org.korudelta.deterministic.disk.SimulatedDisk;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.storage.Storage;

/**
 * The disk under all tabs. When the tab ends that has the storage's lock, so do its lock and its
 * files, and with them what it had not finished; the others find the disk as it is then.
 */
final class TabDisk implements StorageSource {
  private final List<TabStorage> storages = new ArrayList<>();
  private SimulatedDisk disk;

  TabDisk(Choices choices, DiskFaults faults) {
    this.disk = new SimulatedDisk(choices, faults);
  }

  @Override
  public Storage storage(AsyncRuntime runtime, Host host) {
    TabStorage storage = new TabStorage(this, runtime, host);
    storages.add(storage);
    return storage;
  }

  /** The disk as it is now. */
  SimulatedDisk now() {
    return disk;
  }

  /** What was made last. */
  TabStorage newest() {
    return storages.get(storages.size() - 1);
  }

  /** The process that has {@code storage} has ended. */
  void killed(TabStorage storage) {
    if (storage.holdsLock()) {
      disk = disk.killed();
    }
  }
}
