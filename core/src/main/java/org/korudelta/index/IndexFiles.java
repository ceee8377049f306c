package org.korudelta.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.index.run.Catalog;
import org.korudelta.index.run.IndexRun;
import org.korudelta.index.run.RunIdentity;
import org.korudelta.index.run.RunMerge;
import org.korudelta.index.run.RunOpening;
import org.korudelta.index.run.RunWriter;
import org.korudelta.index.run.Totals;
import org.korudelta.index.tail.Tail;
import org.korudelta.index.tail.TailRun;
import org.korudelta.log.IndexStorage;
import org.korudelta.log.LogOutline;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.StorageFile;
import org.korudelta.table.BlockCache;

/**
 * The files of the index. They repeat what the log says, so one that is not whole is deleted, and
 * the log is read instead.
 *
 * <p>Threading: one task at a time.
 */
final class IndexFiles {
  private final AsyncRuntime runtime;
  private final IndexStorage storage;
  private final RunOpening opening;
  private final byte[] logId;
  private int lastNumber;

  IndexFiles(AsyncRuntime runtime, BlockCache cache, LogOutline outline) {
    this.runtime = runtime;
    this.storage = outline.storage();
    this.logId = outline.logId();
    this.opening = new RunOpening(runtime, cache, outline.logId());
  }

  /** The runs that hold the log from its first commit on without a gap, oldest first. */
  Promise<List<IndexRun>> open(LogOutline outline) {
    return open(outline.indexes().runs(), 0, new ArrayList<>())
        .then(found -> keep(found, cover(found, outline.lastSegment())));
  }

  private Promise<List<IndexRun>> open(List<Integer> numbers, int index, List<IndexRun> found) {
    if (index == numbers.size()) {
      return runtime.completed(found);
    }
    int number = numbers.get(index);
    lastNumber = Math.max(lastNumber, number);
    return storage
        .openIndex(number)
        .then(file -> opening.open(file, number).then(run -> takeOrDelete(file, run, found)))
        .then(ignored -> open(numbers, index + 1, found));
  }

  private Promise<@Nullable Void> takeOrDelete(
      StorageFile file, Optional<IndexRun> run, List<IndexRun> found) {
    if (run.isEmpty()) {
      return storage.discard(file);
    }
    found.add(run.get());
    return runtime.completed(null);
  }

  /** Of runs that begin alike the longest: a merged run stands beside those that it was made of. */
  static List<IndexRun> cover(List<IndexRun> runs, int lastSegment) {
    List<IndexRun> cover = new ArrayList<>();
    long next = 1;
    IndexRun longest = longest(runs, next, lastSegment);
    while (longest != null) {
      cover.add(longest);
      next = longest.span().lastSequence() + 1;
      longest = longest(runs, next, lastSegment);
    }
    return cover;
  }

  private static @Nullable IndexRun longest(List<IndexRun> runs, long first, int lastSegment) {
    IndexRun longest = null;
    for (IndexRun run : runs) {
      boolean fits =
          run.span().firstSequence() == first && run.span().end().segment() <= lastSegment;
      if (fits && (longest == null || longer(run, longest))) {
        longest = run;
      }
    }
    return longest;
  }

  private static boolean longer(IndexRun run, IndexRun than) {
    return run.span().lastSequence() > than.span().lastSequence();
  }

  private Promise<List<IndexRun>> keep(List<IndexRun> found, List<IndexRun> kept) {
    List<IndexRun> others = new ArrayList<>(found);
    others.removeAll(kept);
    return delete(others).map(ignored -> kept);
  }

  /** Closes and deletes runs that nobody reads any more. */
  Promise<@Nullable Void> delete(List<IndexRun> runs) {
    if (runs.isEmpty()) {
      return runtime.completed(null);
    }
    return storage
        .discard(runs.get(0).file())
        .then(ignored -> delete(runs.subList(1, runs.size())));
  }

  /** Makes a run of a tail, after which there is what {@code totals} and {@code catalog} say. */
  Promise<IndexRun> write(Tail tail, Totals totals, Catalog catalog) {
    int number = ++lastNumber;
    return storage
        .createIndex(number)
        .then(
            file -> {
              RunWriter writer = new RunWriter(runtime, file, identity(number), tail.keyCount());
              return finish(file, number, new TailRun(runtime, tail, writer).run(totals, catalog));
            });
  }

  /** Makes one run of several that follow each other, oldest first. */
  Promise<IndexRun> merge(List<IndexRun> runs) {
    int number = ++lastNumber;
    return storage
        .createIndex(number)
        .then(
            file -> {
              RunWriter writer =
                  new RunWriter(runtime, file, identity(number), RunMerge.keysMax(runs));
              return finish(file, number, new RunMerge(runtime, runs, writer).run());
            });
  }

  private RunIdentity identity(int number) {
    return new RunIdentity(logId, number);
  }

  private Promise<IndexRun> finish(StorageFile file, int number, Promise<@Nullable Void> written) {
    return written
        .then(ignored -> storage.sync())
        .then(ignored -> opening.open(file, number))
        .map(Optional::orElseThrow)
        .recover(error -> storage.discard(file).then(gone -> runtime.failed(error)));
  }
}
