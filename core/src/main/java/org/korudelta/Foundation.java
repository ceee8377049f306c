package org.korudelta;

import org.korudelta.causal.VersionIds;
import org.korudelta.index.Consolidation;
import org.korudelta.index.LiveIndex;
import org.korudelta.log.JournalReader;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Strand;

/**
 * What there is of a database before its commits are. Threading: one task at a time.
 *
 * <p>Where a database is kept is decided here alone: what is built on it names no file.
 */
abstract class Foundation {
  final AsyncRuntime runtime;
  final Options options;
  final VersionIds ids;
  final Strand strand;
  final LiveIndex index;

  Foundation(AsyncRuntime runtime, Options options) {
    this.runtime = runtime;
    this.options = options;
    this.ids = new VersionIds(options.digest());
    this.strand = runtime.strand();
    this.index = new LiveIndex(runtime, options.memory().timelineBytes());
  }

  /** What becomes of the index. */
  abstract Consolidation consolidation();

  /** What is kept of the vectors. */
  abstract VectorCheckpoints checkpoints();

  /** The history, once the log is read; its values are where {@code log} reads. */
  final History history(JournalReader log) {
    index.publish();
    return new History(runtime, strand, new History.Parts(index, log, ids, options.memory()));
  }

  /** The vectors of {@code history}. */
  final VectorIndex vectors(History history) {
    DecodedEmbeddings embeddings = new DecodedEmbeddings(options.memory().warmBytes());
    return new VectorIndex(history, checkpoints(), embeddings, options.vectors());
  }
}
