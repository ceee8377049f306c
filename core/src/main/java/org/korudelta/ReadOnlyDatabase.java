package org.korudelta;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.error.KoruException;
import org.korudelta.index.Consolidation;
import org.korudelta.log.ReadOnlyLog;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/**
 * A database that only reads: the index and the log as they were, by file handles of its own.
 *
 * <p>Its index is never written, so what no run holds stays in memory. Threading: safe from any
 * thread.
 */
final class ReadOnlyDatabase extends PointReads implements KoruReader {
  /** A writer that exchanges files faster than they can be listed is out of the ordinary. */
  private static final int LOOKS_MAX = 16;

  private final ReadOnlyLog log;
  private final History history;
  private final Consolidation consolidation;
  private final VectorIndex vectors;
  private final ClosedOnce end;

  private ReadOnlyDatabase(ReadOnlyLog log, Foundation foundation) {
    super(foundation.runtime);
    this.end = new ClosedOnce(runtime);
    this.log = log;
    this.history = foundation.history(log.reader());
    this.consolidation = foundation.consolidation();
    this.vectors = foundation.vectors(history);
    this.vectors.keepNoFiles();
  }

  static Promise<KoruReader> open(AsyncRuntime runtime, Options options) {
    return open(runtime, options, LOOKS_MAX - 1);
  }

  /** Looks again, from the beginning, where the writer has exchanged files meanwhile. */
  private static Promise<KoruReader> open(AsyncRuntime runtime, Options options, int more) {
    return look(runtime, options)
        .recover(
            error ->
                error instanceof KoruException.Unavailable && more > 0
                    ? runtime.yield().then(turn -> open(runtime, options, more - 1))
                    : runtime.failed(error));
  }

  private static Promise<KoruReader> look(AsyncRuntime runtime, Options options) {
    StoredFoundation foundation = new StoredFoundation(runtime, options);
    return ReadOnlyLog.open(runtime, options.layout(), foundation.replay())
        .map(log -> new ReadOnlyDatabase(log, foundation));
  }

  @Override
  VectorIndex vectors() {
    return vectors;
  }

  @Override
  ReadPoint point() {
    end.requireOpen();
    return ReadPoint.now(history);
  }

  @Override
  public Snapshot snapshot() {
    return asOf(readPoint());
  }

  @Override
  public Snapshot asOf(Timestamp at) {
    return new PinnedSnapshot(this, point().at(at.epochNanos()).nanos());
  }

  @Override
  public Promise<Stats> stats() {
    return answer(
        point ->
            Prompt.then(
                runtime,
                consolidation.settle(),
                ignored -> new Census(history, log.sizes(), log.recovery()).stats()));
  }

  @Override
  public Promise<List<VectorSpaceReport>> vectorIndex() {
    return answer(point -> vectors.report());
  }

  @Override
  public Promise<@Nullable Void> close() {
    return end.close(() -> vectors.end().then(ended -> log.close()));
  }
}
