package org.korudelta;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.causal.VersionIds;
import org.korudelta.index.Consolidation;
import org.korudelta.index.ConsolidationOptions;
import org.korudelta.index.LiveIndex;
import org.korudelta.log.KnownEnd;
import org.korudelta.log.LogOutline;
import org.korudelta.log.LogReader;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;
import org.korudelta.vector.space.VectorFiles;

/** What is there of a database before its log is open. Threading: one task at a time. */
final class Foundation {
  final AsyncRuntime runtime;
  final Options options;
  final VersionIds ids;
  final Strand strand;
  final Consolidation consolidation;
  private final LiveIndex index;
  private @Nullable VectorFiles vectorFiles;

  Foundation(AsyncRuntime runtime, Options options) {
    MemoryBudget memory = options.memory();
    this.runtime = runtime;
    this.options = options;
    this.ids = new VersionIds(options.digest());
    this.strand = runtime.strand();
    this.index = new LiveIndex(runtime, memory.timelineBytes());
    this.consolidation =
        new Consolidation(
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

  /** The history, once the log is read; its values are where {@code log} reads. */
  History history(LogReader log) {
    index.publish();
    return new History(runtime, strand, new History.Parts(index, log, ids, options.memory()));
  }

  /** The vectors of {@code history}. */
  VectorIndex vectors(History history) {
    VectorFiles files = vectorFiles;
    if (files == null) {
      throw new IllegalStateException("log is not open");
    }
    DecodedEmbeddings embeddings = new DecodedEmbeddings(options.memory().warmBytes());
    return new VectorIndex(history, files, embeddings, options.vectors());
  }
}
