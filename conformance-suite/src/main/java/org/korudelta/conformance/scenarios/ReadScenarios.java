package org.korudelta.conformance.scenarios;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;

/** D5: reading now, at a time and by id. */
final class ReadScenarios {
  private static final String KEY = "key";

  /** 3000-01-01, 1970-01-01 and both ends of what an instant can be. */
  private static final List<Instant> FAR =
      List.of(Instant.ofEpochSecond(32_503_680_000L), Instant.EPOCH, Instant.MAX, Instant.MIN);

  private ReadScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("D5.absent_is_empty", ReadScenarios::absent),
        Databases.scenario("D5.get_at_boundaries", ReadScenarios::getAtBoundaries),
        Databases.scenario("D5.far_past_and_future", ReadScenarios::farPastAndFuture),
        Databases.scenario("D5.get_version", ReadScenarios::getVersion),
        Databases.scenario("D5.id_prefixes", ReadScenarios::idPrefixes));
  }

  private static Promise<@Nullable Void> absent(Context c, KoruDelta db) {
    return db.get(Databases.SPACE, KEY)
        .then(
            found -> {
              c.observe("get", Databases.value(found));
              return db.contains(Databases.SPACE, KEY);
            })
        .then(
            contained -> {
              c.observe("contains", contained);
              return db.history(Databases.SPACE, KEY);
            })
        .then(
            history -> {
              c.observe("history", history.size());
              return db.keys(Databases.SPACE);
            })
        .then(
            keys -> {
              c.observe("keys", keys);
              return db.namespaces();
            })
        .map(namespaces -> c.observe("namespaces", namespaces));
  }

  private static Promise<@Nullable Void> getAtBoundaries(Context c, KoruDelta db) {
    return Databases.put(c, db, KEY, "1", "2")
        .then(versions -> db.delete(Databases.SPACE, KEY))
        .then(deleted -> db.history(Databases.SPACE, KEY))
        .then(history -> c.each(history, version -> around(c, db, version.timestamp())))
        .map(
            answers -> {
              answers.forEach(answer -> c.observe("before, at, after", answer));
              return null;
            });
  }

  private static Promise<List<String>> around(Context c, KoruDelta db, Timestamp time) {
    return c.each(
        List.of(time.epochNanos() - 1, time.epochNanos(), time.epochNanos() + 1),
        nanos ->
            db.getAt(Databases.SPACE, KEY, Timestamp.ofEpochNanos(nanos)).map(Databases::value));
  }

  private static Promise<@Nullable Void> farPastAndFuture(Context c, KoruDelta db) {
    return Databases.put(c, db, KEY, "1", "2")
        .then(versions -> c.each(FAR, at -> db.getAt(Databases.SPACE, KEY, at)))
        .map(
            found -> {
              c.observe("answers", found.stream().map(Databases::value).toList());
              c.observe("saturated", FAR.stream().map(at -> Timestamp.of(at).toString()).toList());
              c.observe("text", Timestamp.parse("9999-12-31T23:59:59.999999999Z").toString());
              return c.observe(
                  "written",
                  c.thrown(ErrorCode.LIMIT, () -> Timestamp.parseExact("9999-12-31T23:59:59Z")));
            });
  }

  private static Promise<@Nullable Void> getVersion(Context c, KoruDelta db) {
    return Databases.put(c, db, KEY, "1", "2")
        .then(versions -> db.getVersion(versions.get(0).id()))
        .then(
            version -> {
              Databases.observe(c, "first", version);
              VersionId unknown = VersionId.of(new byte[VersionId.BYTES]);
              return c.error(ErrorCode.NOT_FOUND, () -> db.getVersion(unknown));
            })
        .map(error -> c.observe("unknown", error));
  }

  private static Promise<@Nullable Void> idPrefixes(Context c, KoruDelta db) {
    return Databases.put(c, db, KEY, "1", "2")
        .then(versions -> c.each(prefixes(versions.get(0)), db::getVersion))
        .then(
            found -> {
              c.observe("found", Databases.values(found));
              return c.each(
                  List.of("", "abc123", "ABCDEF1", "abcdefg", "0".repeat(65)),
                  prefix -> refused(c, db, prefix));
            })
        .then(
            errors -> {
              errors.forEach(error -> c.observe("refused", error));
              return c.error(ErrorCode.NOT_FOUND, () -> db.getVersion("0000000"));
            })
        .map(error -> c.observe("unknown", error));
  }

  private static List<String> prefixes(Version version) {
    String id = version.id().hex();
    return List.of(id.substring(0, 7), id.substring(0, 33), id);
  }

  private static Promise<KoruException> refused(Context c, KoruDelta db, String prefix) {
    return c.error(ErrorCode.BAD_REQUEST, () -> db.getVersion(prefix));
  }

  static Promise<String> get(KoruDelta db, String key) {
    return db.get(Databases.SPACE, key).map((Optional<Version> found) -> Databases.value(found));
  }
}
