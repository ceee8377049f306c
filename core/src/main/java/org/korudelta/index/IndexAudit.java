package org.korudelta.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.index.run.IndexRun;
import org.korudelta.index.run.RunAudit;
import org.korudelta.index.run.RunOpening;
import org.korudelta.log.AuditedLog;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.table.BlockCache;
import org.korudelta.table.BlockPlace;
import org.korudelta.verify.Finding;
import org.korudelta.verify.Kind;
import org.korudelta.verify.Place;

/**
 * Reads the index of a log that is not open: every part of every run that counts, and whether the
 * index says what the log says, all of it and nothing else. Changes nothing.
 *
 * <p>Cost: the index and the log are read once each; more where they disagree, to say in what.
 * Memory: sums, a block a level, and what is known of namespaces. Where the log is damaged the
 * index is not compared any further.
 *
 * <p>Threading: one task at a time.
 */
public final class IndexAudit {
  private final AsyncRuntime runtime;
  private final AuditedLog log;
  private final RunOpening opening;
  private final LogComparison comparison;

  /** An audit of the index beside {@code log}, which keeps blocks of {@code cacheBytes}. */
  public IndexAudit(AsyncRuntime runtime, AuditedLog log, long cacheBytes) {
    this.runtime = runtime;
    this.log = log;
    this.opening = new RunOpening(runtime, new BlockCache(cacheBytes), log.outline().logId());
    this.comparison = new LogComparison(runtime, log);
  }

  /** Reads everything; what is wrong is told. */
  public Promise<@Nullable Void> run() {
    List<Integer> numbers = log.outline().indexes().runs();
    return open(numbers, 0, new ArrayList<>())
        .map(whole -> IndexFiles.cover(whole, log.outline().lastSegment()))
        .then(cover -> audit(cover, 0).then(ignored -> comparison.countKeys()));
  }

  private Promise<List<IndexRun>> open(List<Integer> numbers, int index, List<IndexRun> whole) {
    if (index == numbers.size()) {
      return runtime.completed(whole);
    }
    int number = numbers.get(index);
    return log.outline()
        .storage()
        .openIndex(number)
        .then(file -> opening.open(file, number).then(run -> take(file, run, whole)))
        .then(ignored -> open(numbers, index + 1, whole));
  }

  private Promise<@Nullable Void> take(
      StorageFile file, Optional<IndexRun> run, List<IndexRun> whole) {
    if (run.isPresent()) {
      whole.add(run.get());
      return runtime.completed(null);
    }
    return opening
        .hasEnd(file)
        .map(
            ended -> {
              Kind kind = ended ? Kind.INDEX_FILE : Kind.UNFINISHED_INDEX;
              log.found().accept(Finding.of(kind, Place.file(file.name())));
              return null;
            });
  }

  /** The runs from {@code index} on, oldest first. */
  private Promise<@Nullable Void> audit(List<IndexRun> cover, int index) {
    if (index == cover.size()) {
      return runtime.completed(null);
    }
    IndexRun run = cover.get(index);
    return new RunAudit(runtime, run, listener(run))
        .run()
        .then(tally -> comparison.compare(run, tally))
        .then(ignored -> audit(cover, index + 1));
  }

  private RunAudit.Listener listener(IndexRun run) {
    return new RunAudit.Listener() {
      @Override
      public void damaged(BlockPlace place, String what) {
        Place at = Place.index(run.name(), place.offset());
        log.found().accept(Finding.of(Kind.INDEX_BLOCK, at, "", what));
      }

      @Override
      public void read(int bytes) {
        log.read().accept(bytes);
      }
    };
  }
}
