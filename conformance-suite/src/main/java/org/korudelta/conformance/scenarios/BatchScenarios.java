package org.korudelta.conformance.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Write;
import org.korudelta.WriteOptions;
import org.korudelta.causal.VersionId;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/** D4: a batch is one commit, whole or not at all. */
final class BatchScenarios {
  private BatchScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("D4.one_time_by_ordinal", BatchScenarios::oneTimeByOrdinal),
        Databases.scenario("D4.failed_batch_writes_nothing", BatchScenarios::failedBatch),
        Databases.scenario("D4.one_write_per_key", BatchScenarios::oneWritePerKey),
        Databases.scenario("D4.no_read_point_splits_it", BatchScenarios::noReadPointSplitsIt));
  }

  private static Promise<@Nullable Void> oneTimeByOrdinal(Context c, KoruDelta db) {
    return Databases.put(c, db, "b", "0")
        .then(first -> db.putBatch(List.of(put("c", "1"), put("a", "2"), delete("b"))))
        .map(versions -> Databases.observe(c, "batch", versions));
  }

  private static Promise<@Nullable Void> failedBatch(Context c, KoruDelta db) {
    WriteOptions stale = WriteOptions.NONE.expecting(VersionId.of(new byte[VersionId.BYTES]));
    Write conflicting = new Write.Put(Databases.SPACE, "b", Databases.json("2"), stale);
    return Databases.put(c, db, "b", "0")
        .then(
            first ->
                c.error(ErrorCode.CONFLICT, () -> db.putBatch(List.of(put("a", "1"), conflicting))))
        .then(
            error -> {
              c.observe("conflict", error);
              return c.error(
                  ErrorCode.NOT_FOUND,
                  () -> db.putBatch(List.of(put("a", "1"), delete("never there"))));
            })
        .then(
            error -> {
              c.observe("absent", error);
              return db.keys(Databases.SPACE);
            })
        .then(
            keys -> {
              c.observe("keys", keys);
              return db.stats();
            })
        .map(stats -> c.observe("versions", stats.totalVersions()));
  }

  private static Promise<@Nullable Void> oneWritePerKey(Context c, KoruDelta db) {
    List<Write> twice = List.of(put("a", "1"), put("b", "1"), put("a", "2"));
    return c.error(ErrorCode.BAD_REQUEST, () -> db.putBatch(twice))
        .then(
            error -> {
              c.observe("twice", error);
              return db.putBatch(
                  List.of(
                      Write.put("one", "a", Databases.json("1")),
                      Write.put("two", "a", Databases.json("1"))));
            })
        .map(versions -> c.observe("in two namespaces", versions.size()));
  }

  private static Promise<@Nullable Void> noReadPointSplitsIt(Context c, KoruDelta db) {
    return db.putBatch(List.of(put("a", "1"), put("b", "1")))
        .then(first -> db.putBatch(List.of(put("a", "2"), put("b", "2"))))
        .then(
            second -> {
              long at = second.get(0).timestamp().epochNanos();
              return c.each(List.of(at - 1, at, at + 1), time -> both(c, db, time));
            })
        .map(pairs -> c.observe("pairs", pairs));
  }

  private static Promise<String> both(Context c, KoruDelta db, long time) {
    Timestamp at = Timestamp.ofEpochNanos(time);
    return c.each(List.of("a", "b"), key -> db.getAt(Databases.SPACE, key, at))
        .map(found -> Databases.value(found.get(0)) + " " + Databases.value(found.get(1)));
  }

  private static Write put(String key, String value) {
    return Write.put(Databases.SPACE, key, Databases.json(value));
  }

  private static Write delete(String key) {
    return Write.delete(Databases.SPACE, key);
  }
}
