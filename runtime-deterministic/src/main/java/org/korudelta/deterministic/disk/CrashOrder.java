package org.korudelta.deterministic.disk;

/**
 * What a power loss is kind enough to respect.
 *
 * @param ofBytes of each file a prefix of what was pending is kept, nothing else
 * @param ofNames of all pending changes of names a prefix is kept
 * @param wholeSectors no sector is torn
 */
record CrashOrder(boolean ofBytes, boolean ofNames, boolean wholeSectors) {
  /** Nothing but what the storage port promises. */
  static final CrashOrder NONE = new CrashOrder(false, false, false);
}
