package org.korudelta;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.korudelta.runtime.Outcome;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.Strand;

/**
 * Commits in the order in which they came. One whose keys are not in memory waits for them to be
 * read, and those behind it wait with it; theirs are read meanwhile.
 *
 * <p>Threading: on the writer's strand.
 */
final class EntryLine {
  private final Strand strand;
  private final History history;
  private final Pending pending;
  private final ArrayDeque<Entrant> waiting = new ArrayDeque<>();

  EntryLine(Strand strand, History history, Pending pending) {
    this.strand = strand;
    this.history = history;
    this.pending = pending;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Lines up; its turn may come at once. */
  void enter(Entrant entrant) {
    waiting.add(entrant);
    if (waiting.size() > 1) {
      prepare(entrant);
    }
    admit();
  }

  private void admit() {
    while (!waiting.isEmpty() && !waiting.element().isFetching()) {
      Entrant first = waiting.element();
      Basis basis = prepare(first);
      if (basis == null) {
        return;
      }
      waiting.remove();
      first.turn().come(first.writes(), basis);
    }
  }

  /** What the commit rests on; null when some of it must be read first. */
  private @Nullable Basis prepare(Entrant entrant) {
    Basis basis = pending.basis(entrant.writes(), entrant.fetched());
    if (basis.isComplete()) {
      return basis;
    }
    Promise<Groundwork> fetched = fetch(entrant);
    if (fetched.peek().orElse(null) instanceof Outcome.Success<Groundwork> known) {
      return pending.basis(entrant.writes(), known.value());
    }
    entrant.fetch();
    fetched.handle(outcome -> strand.call(() -> fetched(entrant, outcome)));
    return null;
  }

  /** Cancelling the task that writes must not stop those behind it: another fetches instead. */
  private @Nullable Void fetchAgain(Entrant entrant) {
    history
        .runtime()
        .spawn("korudelta fetch", () -> fetch(entrant))
        .promise()
        .handle(outcome -> strand.call(() -> fetched(entrant, outcome)));
    return null;
  }

  private Promise<Groundwork> fetch(Entrant entrant) {
    return Retry.whereMerged(
        history.runtime(), () -> new Groundwork(history).fetch(entrant.writes()));
  }

  private @Nullable Void fetched(Entrant entrant, Outcome<Groundwork> outcome) {
    if (outcome instanceof Outcome.Cancelled) {
      return fetchAgain(entrant);
    }
    if (outcome instanceof Outcome.Success<Groundwork> success) {
      entrant.fetched(success.value());
    } else {
      entrant.fetched(null);
      waiting.remove(entrant);
      entrant.turn().failed(Outcomes.error(outcome));
    }
    admit();
    return null;
  }
}
