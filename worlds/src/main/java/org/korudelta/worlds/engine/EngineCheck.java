package org.korudelta.worlds.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.korudelta.KoruDelta;
import org.korudelta.Recovery;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.check.Action;
import org.korudelta.deterministic.check.History;
import org.korudelta.deterministic.check.Linearizability;
import org.korudelta.deterministic.check.Verdict;
import org.korudelta.worlds.model.ModelDatabase;

/**
 * Compares a database that was just opened with everything that is known: what clients were told,
 * what earlier lives held, what caused what, and with the model of what it holds now.
 */
final class EngineCheck {
  /** Clients have numbers from 0; this one looks at the end. */
  private static final int OBSERVER = 1_000;

  private static final Comparator<Version> COMMIT_ORDER =
      Comparator.comparing(Version::timestamp).thenComparingInt(Version::ordinal);

  private final EngineRun run;
  private final KoruDelta database;

  EngineCheck(EngineRun run, KoruDelta database) {
    this.run = run;
    this.database = database;
  }

  /** Checks everything; gives the model of what the database holds. */
  ModelDatabase run(ModelDatabase before) {
    Recovery recovery = run.runtime().await(database.stats()).recovery();
    ModelDatabase model = model();
    List<Version> versions = versions(model);
    boolean mayLack = run.mayLack(recovery);
    boolean taken = lost(model) < Long.MAX_VALUE || run.ledger.hasUnknown();
    if (mayLack) {
      forgetLost(model, "open: damaged tail took a commit");
    } else {
      new KeptPromises(run).checkKept(before, model);
      if (!run.isSynced()) {
        checkLost(model, versions);
        forgetLost(model, "crash: took commits that were not synced");
      }
    }
    List<Written> written = new KeptPromises(run).check(model, versions);
    checkCommits(written);
    new CausalTruth(run).check(model, written);
    new ModelAnswers(run, database).check(model, written);
    checkFeeds(mayLack, versions);
    if (!run.hasSecrets()) {
      new GraphAnswers(run, database).check(written);
    }
    if (!mayLack && (run.isSynced() || !taken)) {
      checkHistory(model);
    }
    run.ledger.beginHistory();
    versions.forEach(version -> run.ledger.durable(version.timestamp().epochNanos()));
    beginHistory(model);
    mark(recovery);
    return model;
  }

  private ModelDatabase model() {
    ModelDatabase model = new ModelDatabase();
    for (String key : run.ledger.keys()) {
      run.runtime().await(database.history(EngineRun.NAMESPACE, key)).forEach(model::apply);
    }
    return model;
  }

  private static List<Version> versions(ModelDatabase model) {
    List<Version> versions = new ArrayList<>();
    for (String key : model.everWritten()) {
      versions.addAll(model.history(key));
    }
    versions.sort(COMMIT_ORDER);
    return versions;
  }

  /*
   * Where a write is visible before it is synced, one that nobody was told of may have been read,
   * and a crash may take it as well as what was acknowledged: then there is no order of all.
   */

  /**
   * The time of the first acknowledged version that is not there; the largest there is for none.
   */
  private long lost(ModelDatabase model) {
    long first = Long.MAX_VALUE;
    for (Version promised : run.ledger.acknowledged()) {
      if (!model.history(promised.key()).contains(promised)) {
        first = Math.min(first, promised.timestamp().epochNanos());
      }
    }
    return first;
  }

  /** What was not said to be durable may be lost, from its end (S1). */
  private void checkLost(ModelDatabase model, List<Version> versions) {
    long first = lost(model);
    run.always(
        first > run.ledger.durableNanos(),
        "lost_durable",
        () -> "lost=" + first + " and durable=" + run.ledger.durableNanos());
    run.always(
        versions.isEmpty() || versions.get(versions.size() - 1).timestamp().epochNanos() < first,
        "lost_in_the_middle",
        () -> "lost=" + first + " and there is " + versions.get(versions.size() - 1));
  }

  /** Forgets that clients were told of what is gone, and may be. */
  private void forgetLost(ModelDatabase model, String mark) {
    for (Attempt attempt : run.ledger.attempts()) {
      for (Version promised : List.copyOf(attempt.versions())) {
        if (!model.history(promised.key()).contains(promised)) {
          run.simulation.mark(mark, 1);
          run.ledger.lose(attempt);
        }
      }
    }
  }

  private void checkFeeds(boolean mayLack, List<Version> versions) {
    for (Subscriber subscriber : run.subscribers()) {
      if (mayLack) {
        subscriber.forget();
      } else if (!run.isSynced()) {
        subscriber.forgetAfter(database.readPoint());
      }
      subscriber.check(database, versions);
    }
  }

  /** A commit has a time of its own, and its versions are in their order (D1, D4). */
  private void checkCommits(List<Written> written) {
    for (int i = 1; i < written.size(); i++) {
      Version before = written.get(i - 1).version();
      Version version = written.get(i).version();
      boolean together = written.get(i - 1).writer().number == written.get(i).writer().number;
      run.always(
          Commits.inOrder(before, version, together),
          "commit_order",
          () -> "before=" + before + " and then version=" + version);
    }
  }

  /** What clients saw, and what is there now, is one order of operations. */
  private void checkHistory(ModelDatabase model) {
    for (String key : model.everWritten()) {
      int operation = run.history.invoke(OBSERVER, new Action.Read(key));
      run.history.ok(operation, current(model, key));
    }
    Verdict verdict = new Linearizability().check(run.history.operations());
    run.always(!(verdict instanceof Verdict.Rejected), "not_linearizable", verdict::toString);
    if (verdict instanceof Verdict.Undecided) {
      run.simulation.mark("history: undecided", 1);
    }
  }

  /** What there is now is what the next life begins with: nothing of this one is open any more. */
  private void beginHistory(ModelDatabase model) {
    History next = new History();
    for (String key : model.everWritten()) {
      next.ok(next.invoke(OBSERVER, new Action.Write(key, current(model, key))));
    }
    run.history = next;
  }

  private static int current(ModelDatabase model, String key) {
    List<Version> history = model.history(key);
    Optional<Version> last =
        history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
    return last.filter(version -> !version.tombstone()).map(Ledger::numberOf).orElse(0);
  }

  private void mark(Recovery recovery) {
    run.simulation.sometimes(recovery.cleanClose(), "open: after a clean close");
    run.simulation.sometimes(recovery.tornSegment() != 0, "open: tail cut");
    run.simulation.sometimes(recovery.lastGroupUncertain(), "open: last commit uncertain");
  }
}
