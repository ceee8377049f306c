package org.korudelta;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.AsyncRuntime;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;

/**
 * Composes the commits of imports, in slices between which others write, and lets each import in as
 * a whole: when another commit came between, it begins anew.
 *
 * <p>Threading: on the writer's strand.
 */
final class HistoryLine {
  private final AsyncRuntime runtime;
  private final Strand strand;
  private final CommitComposer composer;
  private final History history;
  private final Pending pending;
  private final Gate gate;

  HistoryLine(Writer.Parts parts, Pending pending, Gate gate) {
    this.runtime = parts.runtime();
    this.strand = parts.strand();
    this.composer = parts.composer();
    this.history = parts.history();
    this.pending = pending;
    this.gate = gate;
  }

  /** Where the commits go. */
  interface Gate {
    /** Fails with {@code closed} when nothing is accepted any more. */
    void requireOpen();

    /** Changes whenever a commit was accepted. */
    long accepted();

    /** Tells a refusal when that is due. */
    <T> Promise<T> refuse(KoruException refused);

    /** Takes all commits of an import. */
    void accept(ImportComposition composition);
  }

  /** Writes {@code commits}, of which there is one at least; reports as {@code tally} does. */
  Promise<ImportReport> write(List<DatedCommit> commits, ImportTally tally) {
    ImportComposition composition = new ImportComposition(composer, commits, tally, pending);
    try {
      composition.requireTimes(runtime.wallClock());
    } catch (KoruException refused) {
      return gate.refuse(refused);
    }
    return goOn(composition, gate.accepted())
        .then(current -> current ? tally.report() : strand.spawn(() -> write(commits, tally)));
  }

  /**
   * Composes the rest and lets it in; false when another commit came between, so that the times
   * must be checked and the parents found again.
   */
  private Promise<Boolean> goOn(ImportComposition composition, long since) {
    gate.requireOpen();
    try {
      composition.advance();
    } catch (KoruException refused) {
      return gate.refuse(refused);
    }
    if (since != gate.accepted()) {
      return runtime.completed(false);
    }
    if (!composition.isEnded()) {
      return further(composition).then(turn -> strand.spawn(() -> goOn(composition, since)));
    }
    gate.accept(composition);
    return runtime.completed(true);
  }

  /** Gives others a turn, and fetches what the next commit rests on. */
  private Promise<@Nullable Void> further(ImportComposition composition) {
    List<PreparedWrite> missing = composition.missing();
    return missing.isEmpty()
        ? runtime.yield()
        : Retry.whereMerged(runtime, () -> new Groundwork(history).fetch(missing))
            .map(
                fetched -> {
                  composition.take(fetched);
                  return null;
                });
  }
}
