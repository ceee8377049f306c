package org.korudelta;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
import org.korudelta.log.CommitPlace;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.transfer.Genome;
import org.korudelta.transfer.StreamSource;
import org.korudelta.transfer.TransferReport;
import org.korudelta.transfer.stream.ExportReader;
import org.korudelta.transfer.stream.GenomeTally;
import org.korudelta.transfer.stream.ReceivedCommit;

/**
 * Brings the history of a stream into a database that nobody has open (D15).
 *
 * <p>Threading: one task at a time; the index changes on its strand.
 */
final class Restoration {
  /*
   * One pass: each commit is checked against the history so far and then written, staged, into
   * segments that are no part of the log yet. When the stream has ended as it must, one manifest
   * lists all of them; until then a crash leaves the database as it was.
   *
   * Why not read the stream twice, and write only in the second pass? To check a chain one must
   * know the newest version of every key. That is memory for all keys, or an index on disk; and the
   * second pass could still be cut short by a crash. Writing ahead has the database's own index for
   * the first, and needs what keeps it invisible for the second anyhow.
   */
  private static final long GROUP_BYTES_MAX = 8 << 20;

  private final AsyncRuntime runtime;
  private final Opening opening;
  private final ExportReader reader;
  private final Pending pending;
  private final List<QueuedCommit> group = new ArrayList<>();
  private long groupBytes;
  private boolean staging;

  private Restoration(Opening opening, ExportReader reader) {
    this.runtime = opening.runtime();
    this.opening = opening;
    this.reader = reader;
    this.pending = new Pending(opening.history());
  }

  static Promise<TransferReport> run(AsyncRuntime runtime, Options options, StreamSource source) {
    ExportReader reader = new ExportReader(runtime, source, options.digest());
    return reader
        .begin()
        .then(
            base ->
                Opening.of(runtime, options)
                    .then(opening -> new Restoration(opening, reader).run(base)));
  }

  private Promise<TransferReport> run(Genome base) {
    return present()
        .then(
            present -> {
              requireSame(base, present.genome());
              staging = true;
              opening.log().stage();
              return Prompt.whileTrue(runtime, this::receive);
            })
        .then(ignored -> opening.log().admit())
        .handle(this::end);
  }

  /** What is there. */
  private Promise<GenomeTally> present() {
    HistoryWalk.Pages pages =
        (after, until) ->
            Retry.whereMerged(
                runtime, () -> ReadPoint.now(opening.history()).at(until).page(after));
    return new HistoryExport(runtime, pages, opening.options().digest()).tally(Long.MAX_VALUE);
  }

  private static void requireSame(Genome base, Genome present) {
    if (!base.equals(present)) {
      throw new KoruException.Conflict(
          "export does not go on from what is here: export=" + base + " here=" + present);
    }
  }

  /** Takes the next commit; false when that was the last. */
  private Promise<Boolean> receive() {
    return Prompt.then(
        runtime,
        reader.next(),
        next ->
            next.isPresent()
                ? take(next.get(), null).map(ignored -> true)
                : write().map(ignored -> false));
  }

  private Promise<@Nullable Void> take(ReceivedCommit commit, @Nullable Groundwork fetched) {
    return opening
        .strand()
        .call(() -> accept(commit, fetched))
        .then(
            accepted ->
                accepted ? writeIfFull() : fetch(commit).then(found -> take(commit, found)));
  }

  /** Whether everything that the commit rests on was known. */
  private boolean accept(ReceivedCommit received, @Nullable Groundwork fetched) {
    Continuation commit = new Continuation(received.versions());
    Basis basis = pending.basis(commit.writes(), fetched);
    if (!basis.isComplete()) {
      return false;
    }
    try {
      ComposedCommit composed = commit.on(basis);
      pending.add(received.versions());
      add(new QueuedCommit(composed, NOBODY, true));
      return true;
    } catch (KoruException refused) {
      throw received.refused(refused);
    }
  }

  private void add(QueuedCommit commit) {
    group.add(commit);
    groupBytes += commit.bytes();
  }

  private Promise<Groundwork> fetch(ReceivedCommit commit) {
    List<PreparedWrite> writes = new Continuation(commit.versions()).writes();
    return Retry.whereMerged(runtime, () -> new Groundwork(opening.history()).fetch(writes));
  }

  private Promise<@Nullable Void> writeIfFull() {
    long full = Math.min(GROUP_BYTES_MAX, opening.options().segmentBytesMax());
    return groupBytes < full ? runtime.completed(null) : write();
  }

  private Promise<@Nullable Void> write() {
    List<QueuedCommit> commits = List.copyOf(group);
    group.clear();
    groupBytes = 0;
    List<List<VersionRecord>> records = new ArrayList<>(commits.size());
    commits.forEach(commit -> records.add(commit.versions()));
    return opening
        .log()
        .append(records)
        .then(places -> opening.strand().call(() -> index(commits, places)))
        .then(ignored -> awaitIndex());
  }

  /** They can be found now, by this alone. */
  private @Nullable Void index(List<QueuedCommit> commits, List<CommitPlace> places) {
    for (int i = 0; i < places.size(); i++) {
      opening.history().add(places.get(i), commits.get(i));
    }
    opening.history().publish();
    commits.forEach(commit -> pending.published(commit.versions()));
    opening.consolidation().advance();
    return null;
  }

  private Promise<@Nullable Void> awaitIndex() {
    return opening.consolidation().isBehind()
        ? opening.consolidation().idle()
        : runtime.completed(null);
  }

  private Promise<TransferReport> end(Outcome<@Nullable Void> outcome) {
    if (outcome instanceof Outcome.Success<@Nullable Void>) {
      return opening
          .consolidation()
          .end()
          .then(ended -> opening.log().close())
          .map(closed -> reader.report());
    }
    Throwable error = Outcomes.error(outcome);
    return opening
        .consolidation()
        .idle()
        .handle(idle -> opening.log().close())
        .handle(closed -> staging ? removeStaged() : runtime.completed(null))
        .handle(
            (Outcome<@Nullable Void> removed) -> {
              if (removed instanceof Outcome.Failure<@Nullable Void> failure) {
                error.addSuppressed(failure.error());
              }
              return runtime.failed(error);
            });
  }

  /** What is no part of the log goes when it is opened. */
  private Promise<@Nullable Void> removeStaged() {
    return Opening.of(runtime, opening.options())
        .then(again -> again.consolidation().end().then(ended -> again.log().close()));
  }

  /** The stream waits for the log, not for single commits. */
  private static final QueuedCommit.Waiting NOBODY =
      new QueuedCommit.Waiting() {
        @Override
        public void done() {}

        @Override
        public void failed(KoruException error) {}
      };
}
