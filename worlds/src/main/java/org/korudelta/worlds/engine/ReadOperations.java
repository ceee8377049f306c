package org.korudelta.worlds.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Snapshot;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.deterministic.check.Action;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.runtime.Promise;

/** What a client reads; an answer that is wrong whatever others do is a violation here. */
final class ReadOperations {
  private static final int PAGE_MAX = 6;

  private final EngineRun run;
  private final KoruDelta database;
  private final Choices choices;
  private final Client client;
  private @Nullable Snapshot snapshot;

  ReadOperations(EngineRun run, KoruDelta database, Choices choices, Client client) {
    this.run = run;
    this.database = database;
    this.choices = choices;
    this.client = client;
  }

  Promise<Boolean> read() {
    String key = client.key();
    int operation = run.history.invoke(client.number(), new Action.Read(key));
    return database
        .get(EngineRun.NAMESPACE, key)
        .map(
            version -> {
              run.history.ok(operation, version.map(Ledger::numberOf).orElse(0));
              client.see(key, version);
              return true;
            })
        .recover(
            error -> {
              run.history.fail(operation);
              run.always(run.mayFailToRead(error), "read_failed", () -> key + ": " + error);
              return run.runtime().completed(true);
            });
  }

  /** A version that somebody was told of is the answer as of its time, for ever (D5). */
  Promise<Boolean> readPast() {
    return withKnown(
        version ->
            database
                .getAt(EngineRun.NAMESPACE, version.key(), version.timestamp())
                .map(
                    found -> {
                      Optional<VersionId> expected =
                          version.tombstone() ? Optional.empty() : Optional.of(version.id());
                      run.always(
                          found.map(Version::id).equals(expected),
                          "past_changed",
                          () -> "version=" + version + " answer=" + found);
                      return true;
                    }));
  }

  /** A version that somebody was told of stays in its key's history (D2, D6). */
  Promise<Boolean> readHistory() {
    return withKnown(
        version ->
            database
                .history(EngineRun.NAMESPACE, version.key())
                .map(
                    history -> {
                      run.always(
                          history.contains(version),
                          "history_lost",
                          () -> "version=" + version + " history=" + history);
                      return true;
                    }));
  }

  private Promise<Boolean> withKnown(Function<Version, Promise<Boolean>> question) {
    List<Version> known = run.known();
    return known.isEmpty()
        ? run.runtime().completed(true)
        : question.apply(known.get(choices.draw(known.size(), "known version")));
  }

  /** A snapshot gives the same answers, whenever it is asked (D8). */
  Promise<Boolean> readSnapshot() {
    Snapshot before = snapshot;
    Snapshot now = before == null ? database.snapshot() : before;
    snapshot = before == null ? now : null;
    Snapshot past = database.asOf(now.readPoint());
    return now.keys(EngineRun.NAMESPACE)
        .then(
            keys ->
                past.keys(EngineRun.NAMESPACE)
                    .map(
                        again -> {
                          run.always(
                              keys.equals(again),
                              "snapshot_moved",
                              () -> "at=" + now.readPoint() + " " + keys + " and then " + again);
                          return true;
                        }));
  }

  /**
   * The changes after a version that somebody was told of are whole commits, in their order, and
   * none of them is older (D4, D12).
   */
  Promise<Boolean> readChanges() {
    return withKnown(
        version ->
            database
                .changes(version.timestamp(), 1 + choices.draw(PAGE_MAX, "page"))
                .map(page -> checkedPage(version, page)));
  }

  private static boolean isSomebodyElses(Version version) {
    return !version.namespace().equals(EngineRun.NAMESPACE);
  }

  private boolean checkedPage(Version after, List<Version> page) {
    Version before = after;
    for (Version version : page) {
      if (isSomebodyElses(version)) {
        continue;
      }
      Version last = before;
      run.always(
          Commits.inOrder(last, version),
          "feed_order",
          () -> "after=" + last + " and then version=" + version);
      before = version;
    }
    run.always(
        page.isEmpty()
            || isSomebodyElses(page.get(page.size() - 1))
            || Commits.isLast(run.ledger, before),
        "feed_splits_commit",
        () -> "after=" + after + " page=" + page);
    return true;
  }
}
