package org.korudelta.index.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.bytes.ByteSource;
import org.korudelta.log.Address;
import org.korudelta.log.Signpost;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.table.MergeCursor;
import org.korudelta.table.TableCursor;

/**
 * Makes one run of several that follow each other. Cost: reads and writes each entry once, in
 * slices of a block. Memory: a block for each table of each run.
 *
 * <p>Threading: one task at a time.
 */
public final class RunMerge {
  private final AsyncRuntime runtime;
  private final List<IndexRun> runs;
  private final RunWriter writer;

  /** Writes what {@code runs} hold, oldest first, to {@code writer}. */
  public RunMerge(AsyncRuntime runtime, List<IndexRun> runs, RunWriter writer) {
    this.runtime = runtime;
    this.runs = List.copyOf(runs);
    this.writer = writer;
  }

  /** How many keys {@code runs} have at most. */
  public static long keysMax(List<IndexRun> runs) {
    long keys = 0;
    for (IndexRun run : runs) {
      keys += run.keysMax();
    }
    return keys;
  }

  /** Writes everything; the file is durable when the promise completes, its name is not. */
  public Promise<@Nullable Void> run() {
    IndexRun newest = runs.get(runs.size() - 1);
    return copy(IndexRun::keyCursor, this::copyKey)
        .then(ignored -> copy(IndexRun::idCursor, this::copyId))
        .then(ignored -> copy(IndexRun::effectCursor, this::copyEffect))
        .then(ignored -> copy(IndexRun::placeCursor, this::copyPlace))
        .then(ignored -> newest.catalog())
        .then(catalog -> writer.finish(span(), newest.totals(), catalog));
  }

  private RunSpan span() {
    RunSpan span = runs.get(0).span();
    for (IndexRun run : runs.subList(1, runs.size())) {
      span = span.and(run.span());
    }
    return span;
  }

  private Promise<@Nullable Void> copy(
      Function<IndexRun, TableCursor> table, Consumer<MergeCursor> entry) {
    List<TableCursor> cursors = new ArrayList<>();
    runs.forEach(run -> cursors.add(table.apply(run)));
    MergeCursor cursor = new MergeCursor(runtime, cursors);
    return cursor.first().then(stands -> copy(cursor, stands, entry));
  }

  private Promise<@Nullable Void> copy(
      MergeCursor cursor, boolean stands, Consumer<MergeCursor> entry) {
    if (!stands) {
      return runtime.completed(null);
    }
    do {
      entry.accept(cursor);
    } while (cursor.advance());
    return writer
        .drain()
        .then(ignored -> cursor.nextBlock())
        .then(more -> copy(cursor, more, entry));
  }

  private void copyKey(MergeCursor cursor) {
    byte[] entry = cursor.key();
    byte[] code = Arrays.copyOf(entry, entry.length - Long.BYTES);
    for (Posting posting : PostingList.decode(KeyCode.nanos(entry), cursor.valueSource())) {
      writer.version(code, posting);
    }
  }

  private void copyId(MergeCursor cursor) {
    for (Address address : IdCode.addresses(cursor.valueSource())) {
      writer.id(cursor.key(), address);
    }
  }

  private void copyEffect(MergeCursor cursor) {
    byte[] entry = cursor.key();
    writer.effect(Arrays.copyOf(entry, IdCode.BYTES), IdCode.effect(entry));
  }

  private void copyPlace(MergeCursor cursor) {
    ByteSource value = cursor.valueSource();
    writer.signpost(Signpost.read(cursor.key(), value));
  }
}
