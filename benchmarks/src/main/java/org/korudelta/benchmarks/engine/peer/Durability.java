package org.korudelta.benchmarks.engine.peer;

/** When a write is safe. */
public enum Durability {
  /** Synced to the disk before it returns. */
  SYNC,
  /** Given to the store, which syncs when it likes; a crash may lose the last of them. */
  ASYNC
}
