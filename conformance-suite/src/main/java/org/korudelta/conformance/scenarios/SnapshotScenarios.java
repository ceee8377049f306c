package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.HistoricalWrite;
import org.korudelta.KoruDelta;
import org.korudelta.Snapshot;
import org.korudelta.Write;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/** D8, D10 and D12: fixed read points, history written after the fact, and all of it in order. */
final class SnapshotScenarios {
  private static final String EARLY = "2014-08-30T00:00:00Z";
  private static final String LATER = "2020-02-29T12:30:00.5+01:00";
  private static final String LATEST = "2025-03-17T00:00:00.000000001Z";

  private SnapshotScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("D8.snapshot_never_changes", SnapshotScenarios::snapshotNeverChanges),
        Databases.scenario("D8.import_at_given_times", SnapshotScenarios::importAtGivenTimes),
        Databases.scenario("D8.import_refused_whole", SnapshotScenarios::importRefused),
        Databases.scenario("D8.clock_ahead", SnapshotScenarios::clockAhead),
        Databases.scenario("D10.lists_as_of", SnapshotScenarios::listsAsOf),
        Databases.scenario("D12.changes_split_no_commit", SnapshotScenarios::changesInPages));
  }

  private static Promise<@Nullable Void> snapshotNeverChanges(Context c, KoruDelta db) {
    return Databases.putKeys(c, db, List.of("a", "b"))
        .then(
            versions -> {
              Snapshot snapshot = db.snapshot();
              return db.delete(Databases.SPACE, "a")
                  .then(deleted -> Databases.put(c, db, "b", "2"))
                  .then(changed -> Databases.put(c, db, "c", "3"))
                  .then(added -> observe(c, snapshot))
                  .then(none -> snapshot.history(Databases.SPACE, "c"));
            })
        .map(history -> c.observeEqual("history of a later key", 0, history.size()));
  }

  private static Promise<@Nullable Void> observe(Context c, Snapshot snapshot) {
    c.observe("read point", snapshot.readPoint().toString());
    return snapshot
        .keys(Databases.SPACE)
        .then(
            keys -> {
              c.observeEqual("keys", List.of("a", "b"), keys);
              return c.each(List.of("a", "b", "c"), key -> snapshot.get(Databases.SPACE, key));
            })
        .map(found -> found.stream().map(Databases::value).toList())
        .map(values -> c.observeEqual("values", List.of("1", "1", "empty"), values));
  }

  private static Promise<@Nullable Void> importAtGivenTimes(Context c, KoruDelta db) {
    List<HistoricalWrite> writes =
        List.of(
            put(EARLY, "a", "1"),
            put(EARLY, "b", "1"),
            put(LATER, "a", "2"),
            new HistoricalWrite(Timestamp.parse(LATER), Write.delete(Databases.SPACE, "b")),
            put(LATEST, "a", "3"));
    return db.importHistory(writes)
        .then(
            report -> {
              c.observeEqual("versions", writes.size(), report.versions());
              c.observeEqual("commits", 3, report.commits());
              return db.history(Databases.SPACE, "a");
            })
        .then(
            history -> {
              Databases.observe(c, "a", history);
              return c.each(List.of(EARLY, LATER, LATEST), at -> at(c, db, at));
            })
        .then(
            answers -> {
              c.observeEqual("a and b at", List.of("1 1", "2 empty", "3 empty"), answers);
              return Databases.put(c, db, "b", "4");
            })
        .map(after -> Databases.observe(c, "written now", after));
  }

  private static Promise<String> at(Context c, KoruDelta db, String time) {
    Timestamp at = Timestamp.parse(time);
    return c.each(List.of("a", "b"), key -> db.getAt(Databases.SPACE, key, at))
        .map(found -> Databases.value(found.get(0)) + " " + Databases.value(found.get(1)));
  }

  private static Promise<@Nullable Void> importRefused(Context c, KoruDelta db) {
    List<KoruException> refusals = new ArrayList<>();
    return db.importHistory(List.of(put(LATER, "a", "1")))
        .then(
            report ->
                c.each(
                    List.of(
                        List.of(put(LATEST, "a", "2"), put(LATER, "b", "2")),
                        List.of(put(LATER, "b", "2")),
                        List.of(put(EARLY, "b", "2")),
                        List.of(put(LATEST, "b", "2"), put(LATEST, "b", "3"))),
                    writes -> c.error(ErrorCode.BAD_REQUEST, () -> db.importHistory(writes))))
        .then(
            errors -> {
              refusals.addAll(errors);
              List<HistoricalWrite> ahead =
                  List.of(put(LATEST, "a", "2"), put("2026-01-01T00:01:00.000000001Z", "a", "3"));
              return c.error(ErrorCode.LIMIT, () -> db.importHistory(ahead));
            })
        .then(
            error -> {
              refusals.add(error);
              refusals.forEach(refusal -> c.observe("refused", refusal));
              return db.stats();
            })
        .map(stats -> c.observeEqual("versions", 1, stats.totalVersions()));
  }

  private static Promise<@Nullable Void> clockAhead(Context c, KoruDelta db) {
    return Databases.put(c, db, "a", "1")
        .then(versions -> db.stats())
        .then(
            stats -> {
              c.holds("in step", !stats.clockAhead());
              c.observe("last commit", stats.lastCommit().toString());
              c.wall().move(Duration.ofHours(-1));
              return db.stats();
            })
        .map(stats -> c.holds("ahead of an hour back", stats.clockAhead()));
  }

  private static Promise<@Nullable Void> listsAsOf(Context c, KoruDelta db) {
    return Databases.putKeys(c, db, List.of("b", "a"))
        .then(versions -> db.delete(Databases.SPACE, "b"))
        .then(
            deleted -> {
              long last = deleted.timestamp().epochNanos();
              return c.each(
                  List.of(last - 3, last - 2, last - 1, last, last + 1_000_000_000L),
                  at -> lists(c, db.asOf(Timestamp.ofEpochNanos(at))));
            })
        .map(
            keys -> {
              c.expectEqual(
                  "keys at each read point",
                  List.of(List.of(), List.of("b"), List.of("a", "b"), List.of("a"), List.of("a")),
                  keys);
              return null;
            });
  }

  private static Promise<List<String>> lists(Context c, Snapshot snapshot) {
    c.observe("read point", snapshot.readPoint().toString());
    return snapshot
        .keys(Databases.SPACE)
        .then(
            keys -> {
              c.observe("keys", keys);
              return snapshot
                  .namespaces()
                  .map(
                      namespaces -> {
                        c.observe("namespaces", namespaces);
                        return keys;
                      });
            });
  }

  private static HistoricalWrite put(String at, String key, String value) {
    return new HistoricalWrite(
        Timestamp.parse(at), Write.put(Databases.SPACE, key, Databases.json(value)));
  }

  private static Promise<@Nullable Void> changesInPages(Context c, KoruDelta db) {
    List<Write> batch =
        List.of(
            Write.put(Databases.SPACE, "b", Databases.json("1")),
            Write.put(Databases.SPACE, "a", Databases.json("1")),
            Write.put("other", "c", Databases.json("1")));
    return Databases.put(c, db, "a", "0")
        .then(first -> db.putBatch(batch))
        .then(versions -> db.delete(Databases.SPACE, "b"))
        .then(deleted -> changesFrom(c, db, Timestamp.MIN))
        .then(none -> db.asOf(Timestamp.MIN).changes(Timestamp.MIN, 2))
        .then(
            none -> {
              c.observeEqual("before all", 0, none.size());
              return c.error(ErrorCode.BAD_REQUEST, () -> db.changes(Timestamp.MIN, 0));
            })
        .map(error -> c.observe("empty page", error));
  }

  private static Promise<@Nullable Void> changesFrom(Context c, KoruDelta db, Timestamp after) {
    return db.changes(after, 2)
        .then(
            page -> {
              Databases.observe(c, "page", page);
              return page.isEmpty()
                  ? c.runtime().completed(null)
                  : changesFrom(c, db, page.get(page.size() - 1).timestamp());
            });
  }
}
