package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionIds;
import org.korudelta.error.KoruException;
import org.korudelta.index.Consolidation;
import org.korudelta.index.ConsolidationOptions;
import org.korudelta.index.IndexView;
import org.korudelta.index.LiveIndex;
import org.korudelta.index.NamespaceFacts;
import org.korudelta.json.JsonValue;
import org.korudelta.log.CommitLog;
import org.korudelta.log.LogOptions;
import org.korudelta.log.LogSizes;
import org.korudelta.log.RecoveryReport;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;
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

  private final CommitLog log;
  private final History history;
  private final Consolidation consolidation;
  private final Preparation preparation;
  private final Writer writer;
  private final Maintenance maintenance;
  private final Map<String, Retention> retention;
  private final Feeds feeds;
  private final AtomicReference<@Nullable Promise<@Nullable Void>> closing =
      new AtomicReference<>();

  private Database(AsyncRuntime runtime, CommitLog log, Opening opening) {
    super(runtime, new DecodedEmbeddings(opening.options.memory().warmBytes()));
    this.log = log;
    this.history =
        new History(
            runtime,
            opening.strand,
            new History.Parts(opening.index, log.reader(), opening.ids, opening.options.memory()));
    this.consolidation = opening.consolidation;
    this.preparation = new Preparation(opening.ids);
    CommitComposer composer = new CommitComposer(opening.ids, runtime.entropy().split());
    this.writer =
        new Writer(
            new Writer.Parts(
                runtime, opening.strand, log, composer, history, opening.consolidation),
            opening.options);
    this.consolidation.durableBy(writer::makeVisibleDurable);
    this.maintenance =
        new Maintenance(
            new Maintenance.Parts(runtime, history, writer, preparation, log.packing(), embeddings),
            opening.options.packing().automatic());
    writer.segmentListener(maintenance::segmentEnded);
    this.retention = opening.options.retention();
    this.feeds = new Feeds(runtime, this, history.view().nanos());
    writer.listener(feeds::published);
  }

  /** What is there before the log is open. */
  private static final class Opening {
    private final Options options;
    private final VersionIds ids;
    private final Strand strand;
    private final LiveIndex index;
    private final Consolidation consolidation;

    private Opening(AsyncRuntime runtime, Options options) {
      MemoryBudget memory = options.memory();
      this.options = options;
      this.ids = new VersionIds(options.digest());
      this.strand = runtime.strand();
      this.index = new LiveIndex(runtime);
      this.consolidation =
          new Consolidation(
              runtime,
              strand,
              index,
              new ConsolidationOptions(memory.tailVersions(), memory.indexBytes()));
    }
  }

  static Promise<KoruDelta> open(AsyncRuntime runtime, Options options) {
    Opening opening = new Opening(runtime, options);
    Replay replay = new Replay(opening.ids, opening.index, opening.consolidation);
    LogOptions layout =
        LogOptions.defaults()
            .withSegmentBytesMax(options.segmentBytesMax())
            .withPacking(options.packing(opening.ids));
    return CommitLog.open(runtime, layout, replay)
        .map(
            log -> {
              opening.index.publish();
              return new Database(runtime, log, opening);
            });
  }

  @Override
  ReadPoint point() {
    requireOpen();
    return ReadPoint.now(history);
  }

  void requireOpen() {
    if (closing.get() != null) {
      throw new KoruException.Closed("database is closed");
    }
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

  private Promise<Version> write(Write write) {
    return putBatch(List.of(write)).map(versions -> versions.get(0));
  }

  @Override
  public Promise<List<Version>> putBatch(List<Write> writes) {
    List<PreparedWrite> prepared;
    try {
      requireOpen();
      prepared = preparation.prepare(writes);
    } catch (KoruException e) {
      return runtime.failed(e);
    }
    boolean durably = writes.stream().anyMatch(write -> write.options().durable());
    return prepared.isEmpty() ? runtime.completed(List.of()) : writer.commit(prepared, durably);
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
    return Prompt.map(
        runtime,
        Retry.whereMerged(runtime, consolidation::settle),
        ignored -> stats(history.view(), log.sizes()));
  }

  private Stats stats(IndexView view, LogSizes sizes) {
    long keys = 0;
    long namespaces = 0;
    for (NamespaceFacts facts : view.allNamespaces()) {
      keys += facts.liveKeys();
      namespaces += facts.liveKeys() > 0 ? 1 : 0;
    }
    return new Stats(
        keys,
        view.totals().versions(),
        view.totals().commits(),
        namespaces,
        sizes.bytes(),
        sizes.segments(),
        Timestamp.ofEpochNanos(view.nanos()),
        view.totals().commits() > 0 && view.nanos() > runtime.wallClock(),
        recovery(log.recovery()));
  }

  private static Recovery recovery(RecoveryReport report) {
    boolean uncertain = report.possiblyAcknowledged() > 0;
    return report
        .tornTail()
        .map(
            torn ->
                new Recovery(
                    report.clean(), torn.segment(), torn.offset(), torn.bytesCut(), uncertain))
        .orElseGet(() -> new Recovery(report.clean(), 0, 0, 0, uncertain));
  }

  @Override
  public Promise<@Nullable Void> close() {
    Promise<@Nullable Void> first = closing.get();
    if (first != null) {
      return first;
    }
    var end = runtime.<@Nullable Void>promise();
    if (!closing.compareAndSet(null, end.promise())) {
      return close();
    }
    feeds.close();
    maintenance
        .end()
        .then(ignored -> writer.drain())
        .handle(
            (Outcome<@Nullable Void> drained) ->
                consolidation.end().then(ended -> closeLog(drained)))
        .onComplete(outcome -> Outcomes.pass(outcome, end));
    return end.promise();
  }

  /** What could not be written is lost, and said; the log is closed all the same. */
  private Promise<@Nullable Void> closeLog(Outcome<@Nullable Void> drained) {
    Promise<@Nullable Void> closed = runtime.spawn("korudelta close", log::close).promise();
    return drained instanceof Outcome.Failure<@Nullable Void> lost
        ? closed.handle(ended -> runtime.failed(lost.error()))
        : closed;
  }
}
