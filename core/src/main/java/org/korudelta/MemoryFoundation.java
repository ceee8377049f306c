package org.korudelta;

import org.korudelta.index.Consolidation;
import org.korudelta.index.MemoryConsolidation;
import org.korudelta.log.MemoryJournal;
import org.korudelta.runtime.AsyncRuntime;

/** Of a new database that is in memory alone. */
final class MemoryFoundation extends Foundation {
  private final Consolidation consolidation;

  MemoryFoundation(AsyncRuntime runtime, Options options) {
    super(runtime, options);
    this.consolidation = new MemoryConsolidation(runtime);
  }

  /** Where its commits go. */
  MemoryJournal journal() {
    return new MemoryJournal(runtime);
  }

  @Override
  Consolidation consolidation() {
    return consolidation;
  }

  @Override
  VectorCheckpoints checkpoints() {
    return new NoCheckpoints(runtime);
  }
}
