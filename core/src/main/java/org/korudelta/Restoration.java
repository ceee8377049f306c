package org.korudelta;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.async.Prompt;
import org.korudelta.causal.VersionRecord;
import org.korudelta.error.KoruException;
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
  private final AsyncRuntime runtime;
  private final Opening opening;
  private final Foundation foundation;
  private final ExportReader reader;
  private final Intake intake;
  private final HistoryHorizons horizons;
  private boolean staging;

  private Restoration(Opening opening, ExportReader reader) {
    this.opening = opening;
    this.foundation = opening.foundation();
    this.runtime = foundation.runtime;
    this.reader = reader;
    this.intake = new Intake(opening);
    this.horizons = new HistoryHorizons(opening.history(), new HistoryWalk(runtime, this::page));
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
        .then(ignored -> horizons.require(this::refuse))
        .then(ignored -> opening.log().admit())
        .handle(this::end);
  }

  /** What is there. */
  private Promise<GenomeTally> present() {
    GenomeTally present = new GenomeTally(foundation.options.digest());
    return new HistoryWalk(runtime, this::page)
        .run(
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            commit -> {
              present.add(commit);
              return runtime.completed(null);
            })
        .map(ignored -> present);
  }

  private Promise<List<VersionRecord>> page(long afterNanos, long untilNanos) {
    return Retry.whereMerged(
        runtime, () -> ReadPoint.now(opening.history()).at(untilNanos).page(afterNanos));
  }

  private void refuse(VersionRecord version) {
    throw reader.unexplained(version);
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
                : intake.write().map(ignored -> false));
  }

  private Promise<@Nullable Void> take(ReceivedCommit commit, @Nullable Groundwork fetched) {
    return foundation
        .strand
        .call(() -> accept(commit, fetched))
        .then(
            accepted ->
                accepted ? intake.writeIfFull() : fetch(commit).then(found -> take(commit, found)));
  }

  /** Whether everything that the commit rests on was known. */
  private boolean accept(ReceivedCommit received, @Nullable Groundwork fetched) {
    Continuation commit = new Continuation(received.versions());
    Basis basis = intake.pending().basis(commit.writes(), fetched);
    if (!basis.isComplete()) {
      return false;
    }
    try {
      ComposedCommit composed = commit.on(basis);
      intake.pending().add(received.versions());
      horizons.note(received.versions());
      intake.add(composed);
      return true;
    } catch (KoruException refused) {
      throw received.refused(refused);
    }
  }

  private Promise<Groundwork> fetch(ReceivedCommit commit) {
    List<PreparedWrite> writes = new Continuation(commit.versions()).writes();
    return Retry.whereMerged(runtime, () -> new Groundwork(opening.history()).fetch(writes));
  }

  private Promise<TransferReport> end(Outcome<@Nullable Void> outcome) {
    if (outcome instanceof Outcome.Success<@Nullable Void>) {
      return foundation
          .consolidation()
          .end()
          .then(ended -> opening.log().close())
          .map(closed -> reader.report());
    }
    Throwable error = Outcomes.error(outcome);
    return foundation
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
    return Opening.of(runtime, foundation.options)
        .then(again -> again.foundation().consolidation().end().then(ended -> again.log().close()));
  }
}
