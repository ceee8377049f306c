package org.korudelta;

import org.korudelta.causal.VersionIds;
import org.korudelta.index.Consolidation;
import org.korudelta.index.ConsolidationOptions;
import org.korudelta.index.LiveIndex;
import org.korudelta.log.CommitLog;
import org.korudelta.log.LogOptions;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;

/**
 * A database's log and index, open, before anybody writes.
 *
 * @param runtime whose storage they are in
 * @param options how they were opened
 * @param ids gives versions their names
 * @param strand where the index changes
 * @param consolidation moves the index to disk
 * @param log the log
 * @param history all versions
 */
record Opening(
    AsyncRuntime runtime,
    Options options,
    VersionIds ids,
    Strand strand,
    Consolidation consolidation,
    CommitLog log,
    History history) {

  /** Opens what is there, or makes it; fails as {@link KoruDelta#open}. */
  static Promise<Opening> of(AsyncRuntime runtime, Options options) {
    MemoryBudget memory = options.memory();
    VersionIds ids = new VersionIds(options.digest());
    Strand strand = runtime.strand();
    LiveIndex index = new LiveIndex(runtime);
    ConsolidationOptions bounds =
        new ConsolidationOptions(memory.tailVersions(), memory.indexBytes());
    Consolidation consolidation = new Consolidation(runtime, strand, index, bounds);
    LogOptions layout = LogOptions.defaults().withSegmentBytesMax(options.segmentBytesMax());
    return CommitLog.open(runtime, layout, new Replay(ids, index, consolidation))
        .map(
            log -> {
              index.publish();
              History.Parts parts = new History.Parts(index, log.reader(), ids, memory);
              History history = new History(runtime, strand, parts);
              return new Opening(runtime, options, ids, strand, consolidation, log, history);
            });
  }
}
