package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.index.Consolidation;
import org.korudelta.json.JsonValue;
import org.korudelta.log.CommitLog;
import org.korudelta.log.Journal;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;

/**
 * The database: reads from the published head, hands writes to the one writer.
 *
 * <p>Threading: safe from any thread.
 */
final class Database extends PointReads implements KoruDelta {
  /** How many writes of an import are prepared before others get a turn. */
  private static final int IMPORT_SLICE = 256;

  private final Journal log;
  private final History history;
  private final Consolidation consolidation;
  private final VectorIndex vectors;
  private final Preparation preparation;
  private final Writer writer;
  private final Maintenance maintenance;
  private final Map<String, Retention> retention;
  private final Feeds feeds;
  private final ClosedOnce end;

  private Database(Journal log, Foundation foundation) {
    super(foundation.runtime);
    this.end = new ClosedOnce(runtime);
    this.log = log;
    this.history = foundation.history(log.reader());
    this.consolidation = foundation.consolidation();
    this.vectors = foundation.vectors(history);
    this.preparation = new Preparation(foundation.ids);
    CommitComposer composer = new CommitComposer(foundation.ids, runtime.entropy().split());
    this.writer =
        new Writer(
            new Writer.Parts(runtime, foundation.strand, log, composer, history, consolidation),
            foundation.options);
    this.consolidation.durableBy(writer::makeVisibleDurable);
    this.vectors.durableBy(writer::makeVisibleDurable);
    this.maintenance =
        new Maintenance(
            new Maintenance.Parts(runtime, history, writer, preparation, log.packing(), vectors),
            foundation.options.packing().automatic());
    writer.segmentListener(maintenance::segmentEnded);
    this.retention = foundation.options.retention();
    this.feeds = new Feeds(runtime, this, history.view().nanos());
    writer.listener(this::published);
  }

  static Promise<KoruDelta> open(AsyncRuntime runtime, Options options) {
    StoredFoundation foundation = new StoredFoundation(runtime, options);
    return CommitLog.open(runtime, options.layout(), foundation.replay())
        .map(log -> new Database(log, foundation));
  }

  static Promise<KoruDelta> inMemory(AsyncRuntime runtime, Options options) {
    MemoryFoundation foundation = new MemoryFoundation(runtime, options);
    return runtime.completed(new Database(foundation.journal(), foundation));
  }

  private void published(List<List<VersionRecord>> commits) {
    vectors.published(commits);
    feeds.published(commits);
  }

  @Override
  VectorIndex vectors() {
    return vectors;
  }

  @Override
  ReadPoint point() {
    requireOpen();
    return ReadPoint.now(history);
  }

  void requireOpen() {
    end.requireOpen();
  }

  @Override
  public Promise<Version> put(String namespace, String key, JsonValue value, WriteOptions options) {
    return write(new Write.Put(namespace, key, value, options));
  }

  @Override
  public Promise<Version> embed(
      String namespace, String key, Embedding embedding, WriteOptions options) {
    return write(new Write.Embed(namespace, key, embedding, options));
  }

  @Override
  public Promise<Version> delete(String namespace, String key, WriteOptions options) {
    return write(new Write.Delete(namespace, key, options));
  }

  @Override
  public Promise<Version> write(Write write) {
    return commit(List.of(write), versions -> versions.get(0));
  }

  @Override
  public Promise<List<Version>> putBatch(List<Write> writes) {
    return commit(writes, versions -> versions);
  }

  private <T> Promise<T> commit(List<Write> writes, Function<List<Version>, T> answer) {
    List<PreparedWrite> prepared;
    try {
      requireOpen();
      prepared = preparation.prepare(writes);
    } catch (KoruException e) {
      return runtime.failed(e);
    }
    return prepared.isEmpty()
        ? runtime.completed(answer.apply(List.of()))
        : writer.commit(prepared, isDurable(writes), answer);
  }

  private static boolean isDurable(List<Write> writes) {
    for (Write write : writes) {
      if (write.options().durable()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Promise<ImportReport> importHistory(
      List<HistoricalWrite> writes, ImportProgress progress) {
    List<HistoricalWrite> history = List.copyOf(writes);
    return runtime
        .completed(new ArrayList<PreparedWrite>())
        .then(prepared -> prepareFurther(history, prepared))
        .then(prepared -> commitHistory(history, prepared, progress));
  }

  private Promise<ImportReport> commitHistory(
      List<HistoricalWrite> history, List<PreparedWrite> prepared, ImportProgress progress) {
    boolean durably = history.stream().anyMatch(write -> write.write().options().durable());
    return writer.commitHistory(DatedCommit.of(history, prepared), progress, durably);
  }

  private Promise<List<PreparedWrite>> prepareFurther(
      List<HistoricalWrite> history, List<PreparedWrite> prepared) {
    requireOpen();
    int end = Math.min(history.size(), prepared.size() + IMPORT_SLICE);
    for (int i = prepared.size(); i < end; i++) {
      Write write = history.get(i).write();
      prepared.add(new ImportPlace(i + 1, i + 1).check(() -> preparation.prepare(write)));
    }
    return end == history.size()
        ? runtime.completed(prepared)
        : runtime.yield().then(turn -> prepareFurther(history, prepared));
  }

  @Override
  public Promise<@Nullable Void> sync() {
    return writer.sync();
  }

  @Override
  public Promise<ErasureReport> erase(String namespace, String key, String reason) {
    try {
      requireOpen();
      return maintenance.erase(new KeyName(namespace, key), reason);
    } catch (KoruException e) {
      return runtime.failed(e);
    }
  }

  @Override
  public Upkeep upkeep() {
    return maintenance;
  }

  @Override
  public Promise<PackReport> pack() {
    try {
      requireOpen();
      return maintenance.pack();
    } catch (KoruException e) {
      return runtime.failed(e);
    }
  }

  @Override
  public Promise<ReclaimReport> reclaim() {
    return reclaim(retention);
  }

  @Override
  public Promise<ReclaimReport> reclaim(Map<String, Retention> retentions) {
    try {
      requireOpen();
      return maintenance.reclaim(Map.copyOf(retentions));
    } catch (KoruException e) {
      return runtime.failed(e);
    }
  }

  @Override
  public Snapshot snapshot() {
    return new PinnedSnapshot(this, point().nanos());
  }

  @Override
  public Snapshot asOf(Timestamp at) {
    return new PinnedSnapshot(this, point().at(at.epochNanos()).nanos());
  }

  @Override
  public Feed watch(FeedOptions options) {
    requireOpen();
    return feeds.open(options);
  }

  @Override
  public Promise<Stats> stats() {
    try {
      requireOpen();
    } catch (KoruException e) {
      return runtime.failed(e);
    }
    return Retry.whereMerged(
        runtime,
        () ->
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
    return end.close(this::end);
  }

  private Promise<@Nullable Void> end() {
    feeds.close();
    return maintenance
        .end()
        .then(ignored -> writer.drain())
        .handle(
            (Outcome<@Nullable Void> drained) ->
                consolidation.end().then(ended -> vectors.end()).then(ended -> closeLog(drained)));
  }

  /** What could not be written is lost, and said; the log is closed all the same. */
  private Promise<@Nullable Void> closeLog(Outcome<@Nullable Void> drained) {
    Promise<@Nullable Void> closed = runtime.spawn("korudelta close", log::close).promise();
    return drained instanceof Outcome.Failure<@Nullable Void> lost
        ? closed.handle(ended -> runtime.failed(lost.error()))
        : closed;
  }
}
