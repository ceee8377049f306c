package org.korudelta.jvm;

import org.korudelta.Snapshot;

/**
 * A fixed read point for threads that may wait: its answers never change (D8). Holds memory, no
 * lock; nothing to close.
 */
public final class BlockingSnapshot extends BlockingReads {
  private final Snapshot snapshot;

  BlockingSnapshot(JvmRuntime runtime, Snapshot snapshot) {
    super(runtime, snapshot);
    this.snapshot = snapshot;
  }

  /** The same read point with promises. */
  public Snapshot async() {
    return snapshot;
  }
}
