package org.korudelta;

import org.korudelta.runtime.storage.Storage;

/**
 * Where to save a damaged database to, and how much of it.
 *
 * @param into an empty storage, of the same runtime as that of the database
 * @param rewrites whether versions that rest on what is lost are kept under new ids
 */
public record RepairOptions(Storage into, boolean rewrites) {

  /** Only what can be kept as it is. */
  public static RepairOptions into(Storage storage) {
    return new RepairOptions(storage, false);
  }

  /** Also what must get new ids for it. */
  public RepairOptions rewriting() {
    return new RepairOptions(into, true);
  }
}
