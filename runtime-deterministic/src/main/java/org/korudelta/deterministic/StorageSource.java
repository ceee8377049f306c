package org.korudelta.deterministic;

import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.host.Host;
import org.korudelta.runtime.storage.Storage;

/**
 * Makes the storages of a run: one for its runtime and one for each of its peers, all on what the
 * source keeps.
 *
 * <p>Threading: one thread.
 */
@FunctionalInterface
public interface StorageSource {

  /**
   * Storage for one runtime. It does nothing before somebody calls it.
   *
   * @param runtime makes the promises
   * @param host keeps the time of what takes time
   */
  Storage storage(AsyncRuntime runtime, Host host);
}
