package org.korudelta.conformance.scenarios;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.Promise;

/** D1, D2, D3 and D14: time that only rises, chains that lose nothing, compare-and-set, causes. */
final class ChainScenarios {
  private static final String KEY = "key";
  private static final int RAPID = 100;
  private static final int WRITERS = 20;

  private ChainScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("D1.clock_stands_still", ChainScenarios::clockStandsStill),
        Databases.scenario("D1.clock_steps_back", ChainScenarios::clockStepsBack),
        Databases.scenario("D2.hundred_rapid_writes", ChainScenarios::rapidWrites),
        Databases.scenario("D2.concurrent_writers", ChainScenarios::concurrentWriters),
        Databases.scenario("D3.expected_matches", ChainScenarios::expectedMatches),
        Databases.scenario("D3.expected_differs", ChainScenarios::expectedDiffers),
        Databases.scenario("D3.expected_absent", ChainScenarios::expectedAbsent),
        Databases.scenario("D3.one_winner", ChainScenarios::oneWinner),
        Databases.scenario("D14.causes_kept", ChainScenarios::causesKept));
  }

  private static Promise<@Nullable Void> clockStandsStill(Context c, KoruDelta db) {
    return Databases.put(c, db, KEY, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
        .then(
            versions -> {
              c.observe("times", times(versions));
              return c.each(
                  versions, version -> db.getAt(Databases.SPACE, KEY, version.timestamp()));
            })
        .map(found -> c.observe("at each", found.stream().map(Databases::value).toList()));
  }

  private static Promise<@Nullable Void> clockStepsBack(Context c, KoruDelta db) {
    return c.each(
            List.of(0L, 60L, -120L, 0L, -86_400L, 86_500L),
            seconds -> {
              c.wall().move(Duration.ofSeconds(seconds));
              return db.put(Databases.SPACE, KEY, Databases.json(Long.toString(seconds)));
            })
        .then(
            versions -> {
              c.observe("times", times(versions));
              return db.history(Databases.SPACE, KEY);
            })
        .then(
            history -> {
              c.observe("history", Databases.values(history));
              return c.each(history, v -> db.getAt(Databases.SPACE, KEY, v.timestamp()));
            })
        .map(found -> c.observe("at each", found.stream().map(Databases::value).toList()));
  }

  private static Promise<@Nullable Void> rapidWrites(Context c, KoruDelta db) {
    return c.runtime()
        .all(
            Databases.upTo(RAPID).stream()
                .map(i -> db.put(Databases.SPACE, KEY, Databases.json(Integer.toString(i))))
                .toList())
        .then(
            written -> db.history(Databases.SPACE, KEY).map(all -> observeChain(c, written, all)));
  }

  /** Puts called one after the other from one task are committed in that order. */
  private static @Nullable Void observeChain(
      Context c, List<Version> written, List<Version> history) {
    c.expectEqual("history", Databases.ids(written), Databases.ids(history));
    expectLinked(c, history);
    c.observe("values", Databases.values(history));
    return c.observe("last", history.get(history.size() - 1).timestamp().toString());
  }

  private static Promise<@Nullable Void> concurrentWriters(Context c, KoruDelta db) {
    return c.runtime()
        .all(
            Databases.upTo(WRITERS).stream()
                .map(i -> c.runtime().spawn("writer-" + i, () -> write(db, i)).promise())
                .toList())
        .then(written -> db.history(Databases.SPACE, KEY))
        .map(
            history -> {
              expectLinked(c, history);
              c.observe("versions", history.size());
              return c.observe("values", Databases.values(history).stream().sorted().toList());
            });
  }

  private static Promise<Version> write(KoruDelta db, int number) {
    return db.put(Databases.SPACE, KEY, Databases.json(Integer.toString(number)));
  }

  private static void expectLinked(Context c, List<Version> history) {
    Optional<VersionId> previous = Optional.empty();
    long last = Long.MIN_VALUE;
    for (Version version : history) {
      c.expectEqual("previous version", previous, version.previousVersion());
      c.expect(version.timestamp().epochNanos() > last, "timestamps rise");
      last = version.timestamp().epochNanos();
      previous = Optional.of(version.id());
    }
  }

  private static Promise<@Nullable Void> expectedMatches(Context c, KoruDelta db) {
    return db.put(Databases.SPACE, KEY, Databases.json("1"))
        .then(
            first ->
                db.put(
                    Databases.SPACE,
                    KEY,
                    Databases.json("2"),
                    WriteOptions.NONE.expecting(first.id())))
        .then(second -> db.delete(Databases.SPACE, KEY, WriteOptions.NONE.expecting(second.id())))
        .map(third -> Databases.observe(c, "third", third));
  }

  private static Promise<@Nullable Void> expectedDiffers(Context c, KoruDelta db) {
    return Databases.put(c, db, KEY, "1", "2")
        .then(
            versions -> {
              WriteOptions stale = WriteOptions.NONE.expecting(versions.get(0).id());
              return c.error(
                      ErrorCode.CONFLICT,
                      () -> db.put(Databases.SPACE, KEY, Databases.json("3"), stale))
                  .then(error -> observeConflict(c, db, versions, error.getMessage()));
            });
  }

  private static Promise<@Nullable Void> observeConflict(
      Context c, KoruDelta db, List<Version> versions, @Nullable String message) {
    String words = String.valueOf(message);
    c.expect(words.contains(versions.get(0).id().hex()), "names the expected version: " + words);
    c.expect(words.contains(versions.get(1).id().hex()), "names the current version: " + words);
    c.observe("conflict", words);
    return db.history(Databases.SPACE, KEY)
        .map(history -> c.observe("history", Databases.values(history)));
  }

  private static Promise<@Nullable Void> expectedAbsent(Context c, KoruDelta db) {
    WriteOptions absent = WriteOptions.NONE.expectingAbsent();
    return db.put(Databases.SPACE, KEY, Databases.json("1"), absent)
        .then(
            first ->
                c.error(
                    ErrorCode.CONFLICT,
                    () -> db.put(Databases.SPACE, KEY, Databases.json("2"), absent)))
        .then(
            error -> {
              c.observe("present", error);
              return db.delete(Databases.SPACE, KEY);
            })
        .then(deleted -> db.put(Databases.SPACE, KEY, Databases.json("3"), absent))
        .map(version -> Databases.observe(c, "after delete", version));
  }

  private static Promise<@Nullable Void> oneWinner(Context c, KoruDelta db) {
    return db.put(Databases.SPACE, KEY, Databases.json("0"))
        .then(
            first -> {
              WriteOptions options = WriteOptions.NONE.expecting(first.id());
              return c.runtime()
                  .all(
                      Databases.upTo(WRITERS).stream()
                          .map(
                              i ->
                                  c.runtime()
                                      .spawn("writer-" + i, () -> won(c, db, options))
                                      .promise())
                          .toList());
            })
        .then(
            won -> {
              c.observe("winners", won.stream().filter(win -> win).count());
              return db.history(Databases.SPACE, KEY);
            })
        .map(history -> c.observe("versions", history.size()));
  }

  private static Promise<Boolean> won(Context c, KoruDelta db, WriteOptions options) {
    return db.put(Databases.SPACE, KEY, Databases.json("1"), options)
        .map(version -> true)
        .recover(error -> c.runtime().completed(false));
  }

  private static Promise<@Nullable Void> causesKept(Context c, KoruDelta db) {
    return Databases.putKeys(c, db, List.of("b", "a", "c"))
        .then(
            causes -> {
              List<VersionId> ids = causes.stream().map(Version::id).toList();
              return db.put(
                  Databases.SPACE, KEY, Databases.json("1"), WriteOptions.NONE.causedBy(ids));
            })
        .then(
            effect -> {
              Databases.observe(c, "effect", effect);
              VersionId unknown = VersionId.of(new byte[VersionId.BYTES]);
              WriteOptions options = WriteOptions.NONE.causedBy(List.of(unknown));
              return c.error(
                  ErrorCode.NOT_FOUND,
                  () -> db.put(Databases.SPACE, KEY, Databases.json("2"), options));
            })
        .map(error -> c.observe("unknown cause", error));
  }

  private static List<String> times(List<Version> versions) {
    return versions.stream().map(version -> version.timestamp().toString()).toList();
  }
}
