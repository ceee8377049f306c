package org.korudelta.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.index.run.Catalog;
import org.korudelta.index.run.IndexRun;
import org.korudelta.index.run.Posting;
import org.korudelta.log.KnownEnd;
import org.korudelta.log.LogOutline;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;
import org.korudelta.table.BlockCache;

/**
 * Moves the index from memory to disk, in the background: writes tails as runs, and merges runs, so
 * that there are at most some log n of them.
 *
 * <p>A failure loses nothing: the tail stays in memory, and the log says the same. Threading: its
 * own state and the index's belong to the strand; the writing is a task of its own.
 */
public final class RunConsolidation implements Consolidation {
  /** How many runs of one size become one of the next. */
  private static final int FAN = 4;

  private static final int TAIL_SHARE_WRITTEN = 16;

  private final AsyncRuntime runtime;
  private final Strand strand;
  private final LiveIndex index;
  private final BlockCache cache;
  private final int tailVersionsMax;
  private final List<IndexRun> retired = new ArrayList<>();
  private Supplier<Promise<@Nullable Void>> durable;
  private @Nullable IndexFiles files;
  private @Nullable Promise<@Nullable Void> running;

  /** Writes what {@code index} holds; a tail of {@code tailVersionsMax} versions is full. */
  public RunConsolidation(
      AsyncRuntime runtime, Strand strand, LiveIndex index, ConsolidationOptions options) {
    this.runtime = runtime;
    this.strand = strand;
    this.index = index;
    this.cache = new BlockCache(options.blockCacheBytes());
    this.tailVersionsMax = options.tailVersionsMax();
    this.durable = () -> runtime.completed(null);
  }

  @Override
  public void durableBy(Supplier<Promise<@Nullable Void>> work) {
    durable = work;
  }

  /** Opens what there is on disk; gives up to where the log need not be read. */
  public Promise<Optional<KnownEnd>> open(LogOutline outline) {
    IndexFiles found = new IndexFiles(runtime, cache, outline);
    files = found;
    return found.open(outline).then(this::begin);
  }

  private Promise<Optional<KnownEnd>> begin(List<IndexRun> oldestFirst) {
    if (oldestFirst.isEmpty()) {
      return runtime.completed(Optional.empty());
    }
    IndexRun newest = oldestFirst.get(oldestFirst.size() - 1);
    return newest
        .catalog()
        .map(catalog -> begin(oldestFirst, newest, catalog))
        .recover(error -> beginWithout(newest, oldestFirst, error));
  }

  /** A run that does not say what there was after it is of no use; the log has it all. */
  private Promise<Optional<KnownEnd>> beginWithout(
      IndexRun damaged, List<IndexRun> oldestFirst, Throwable error) {
    return error instanceof KoruException.Corruption
        ? files()
            .delete(List.of(damaged))
            .then(gone -> begin(oldestFirst.subList(0, oldestFirst.size() - 1)))
        : runtime.failed(error);
  }

  private Optional<KnownEnd> begin(List<IndexRun> oldestFirst, IndexRun newest, Catalog catalog) {
    index.begin(oldestFirst, catalog);
    return Optional.of(new KnownEnd(newest.span().end(), newest.span().lastSequence()));
  }

  @Override
  public void advance() {
    if (index.tailVersions() >= tailVersionsMax) {
      index.freeze();
      start();
    }
  }

  @Override
  public boolean isBehind() {
    return index.waiting() > 1 && running != null;
  }

  @Override
  public Promise<@Nullable Void> idle() {
    Promise<@Nullable Void> current = running;
    return current == null ? runtime.completed(null) : current;
  }

  /**
   * Ends the work: a tail that is worth it is written, so that the next opening need not read the
   * log. A failure is none: the log has it all.
   */
  @Override
  public Promise<@Nullable Void> end() {
    return strand
        .call(this::writeWhatIsWorthIt)
        .then(ignored -> allDone())
        .recover(error -> runtime.completed(null));
  }

  private @Nullable Void writeWhatIsWorthIt() {
    if (index.tailVersions() > tailVersionsMax / TAIL_SHARE_WRITTEN) {
      index.freeze();
      start();
    }
    return null;
  }

  /** Work that ends begins again where more waits: it is over when nothing runs. */
  private Promise<@Nullable Void> allDone() {
    return strand
        .call(() -> Optional.ofNullable(running))
        .then(
            current ->
                current.isEmpty()
                    ? runtime.<@Nullable Void>completed(null)
                    : current.get().then(ended -> allDone()));
  }

  private void start() {
    if (running != null) {
      return;
    }
    running =
        runtime
            .spawn("korudelta consolidate", this::work)
            .promise()
            .handle((Outcome<@Nullable Void> outcome) -> strand.call(() -> ended(outcome)));
  }

  /** After a failure the next full tail tries again. */
  private @Nullable Void ended(Outcome<@Nullable Void> outcome) {
    running = null;
    if (outcome instanceof Outcome.Success<@Nullable Void> && index.waiting() > 0) {
      start();
    }
    return null;
  }

  /** First the tail is taken and then the log synced: what comes later may not be durable yet. */
  private Promise<@Nullable Void> work() {
    return settle()
        .then(ignored -> strand.call(index::oldestWaiting))
        .then(
            waiting ->
                waiting == null
                    ? runtime.<@Nullable Void>completed(null)
                    : durable
                        .get()
                        .then(ignored -> write(waiting))
                        .then(ignored -> mergeAll())
                        .then(ignored -> work()));
  }

  private Promise<@Nullable Void> write(LiveIndex.WaitingTail waiting) {
    if (!waiting.tail().isPlaced()) {
      throw new KoruException.Unavailable(
          "index of commits that are not in the log: last=" + waiting.tail().lastSequence());
    }
    return files()
        .write(waiting.tail(), waiting.totals(), waiting.catalog())
        .then(run -> strand.call(() -> written(run)));
  }

  private @Nullable Void written(IndexRun run) {
    index.written(run);
    return null;
  }

  private Promise<@Nullable Void> mergeAll() {
    return strand
        .call(this::candidates)
        .then(
            parts ->
                parts.isEmpty()
                    ? runtime.<@Nullable Void>completed(null)
                    : merge(parts).then(ignored -> mergeAll()));
  }

  /** The newest runs of one size, oldest first, when there are enough of them. */
  private List<IndexRun> candidates() {
    List<IndexRun> runs = index.runs();
    List<IndexRun> alike = new ArrayList<>();
    for (IndexRun run : runs) {
      if (!alike.isEmpty() && level(run) > level(runs.get(0))) {
        break;
      }
      alike.add(0, run);
    }
    return alike.size() < FAN ? List.of() : alike;
  }

  private int level(IndexRun run) {
    int level = 0;
    long size = run.versions();
    while (size > (long) tailVersionsMax * 2) {
      size /= FAN;
      level++;
    }
    return level;
  }

  private Promise<@Nullable Void> merge(List<IndexRun> parts) {
    List<IndexRun> outdated = List.copyOf(retired);
    retired.clear();
    return files()
        .merge(parts)
        .then(whole -> strand.call(() -> merged(parts, whole)))
        .then(ignored -> files().delete(outdated));
  }

  /** Who reads those now may go on: they are deleted after the next merge. */
  private @Nullable Void merged(List<IndexRun> parts, IndexRun whole) {
    index.merged(parts, whole);
    retired.addAll(parts);
    return null;
  }

  @Override
  public Promise<@Nullable Void> settle() {
    if (index.isSettled()) {
      return runtime.completed(null);
    }
    return strand
        .call(() -> index.isSettled() ? List.<LiveIndex.UnsettledKey>of() : index.takeUnsettled())
        .then(keys -> settle(keys, 0));
  }

  private Promise<@Nullable Void> settle(List<LiveIndex.UnsettledKey> keys, int from) {
    if (from == keys.size()) {
      return runtime.completed(null);
    }
    LiveIndex.UnsettledKey key = keys.get(from);
    return index
        .view()
        .last(key.namespace(), key.key(), key.nanos() - 1)
        .recover(error -> putBack(keys.subList(from, keys.size()), error))
        .then(found -> strand.call(() -> settle(key, found)))
        .then(ignored -> settle(keys, from + 1));
  }

  private <T> Promise<T> putBack(List<LiveIndex.UnsettledKey> keys, Throwable error) {
    return strand
        .call(
            () -> {
              index.putBack(keys);
              return keys.size();
            })
        .then(ignored -> runtime.failed(error));
  }

  private @Nullable Void settle(LiveIndex.UnsettledKey key, Optional<Posting> before) {
    if (before.isEmpty() || before.get().tombstone()) {
      index.countOneMore(key.namespace());
    }
    return null;
  }

  private IndexFiles files() {
    IndexFiles open = files;
    if (open == null) {
      throw new IllegalStateException("index is not open");
    }
    return open;
  }
}
