package org.korudelta;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.index.Consolidation;
import org.korudelta.index.ConsolidationOptions;
import org.korudelta.index.RunConsolidation;
import org.korudelta.log.KnownEnd;
import org.korudelta.log.LogOutline;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.space.VectorFiles;

/** Of a database in the runtime's storage: its log, and what is on disk beside it. */
final class StoredFoundation extends Foundation {
  private final RunConsolidation consolidation;
  private @Nullable VectorFiles vectorFiles;

  StoredFoundation(AsyncRuntime runtime, Options options) {
    super(runtime, options);
    MemoryBudget memory = options.memory();
    this.consolidation =
        new RunConsolidation(
            runtime,
            strand,
            index,
            new ConsolidationOptions(memory.tailVersions(), memory.blockBytes()));
  }

  /** What takes the commits of the log. */
  Replay replay() {
    return new Replay(ids, index, this::begin);
  }

  /** Opens what is on disk beside the log; gives up to where the log need not be read. */
  private Promise<Optional<KnownEnd>> begin(LogOutline outline) {
    vectorFiles = new VectorFiles(runtime, outline, options.vectors().kernel());
    return consolidation.open(outline);
  }

  @Override
  Consolidation consolidation() {
    return consolidation;
  }

  @Override
  VectorCheckpoints checkpoints() {
    VectorFiles files = vectorFiles;
    if (files == null) {
      throw new IllegalStateException("log is not open");
    }
    return new FileCheckpoints(runtime, files);
  }
}
