package org.korudelta.conformance.scenarios;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Options;
import org.korudelta.Snapshot;
import org.korudelta.causal.Version;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import org.korudelta.runtime.Promise;
import org.korudelta.runtime.storage.Storage;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorQuery;

/** S4 and S5: one owner, and the same answers after a restart, on the platform's own storage. */
final class RestartScenarios {
  private static final int SMALL_SEGMENT_BYTES = 4_096;
  private static final int KEYS = 51;
  private static final Embedding VECTOR = Embedding.of("model", new float[] {3, 4});

  private RestartScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("S4.already_open", RestartScenarios::alreadyOpen),
        Scenario.of("S4.foreign_file", RestartScenarios::foreignFile),
        Scenario.of("S5.reopen_same_answers", RestartScenarios::reopenSameAnswers),
        Scenario.of("S5.reopen_many_segments", RestartScenarios::reopenManySegments),
        Scenario.of("S5.use_after_close", RestartScenarios::useAfterClose));
  }

  private static Promise<@Nullable Void> alreadyOpen(Context c) {
    return Databases.open(c.runtime())
        .then(
            first ->
                c.error(ErrorCode.ALREADY_OPEN, () -> Databases.open(c.runtime()))
                    .then(
                        error -> {
                          c.observe("second opener", error.code().text());
                          return Databases.put(c, first, "key", "1");
                        })
                    .then(written -> first.close()))
        .then(closed -> Databases.open(c.runtime()))
        .then(
            second ->
                second
                    .get(Databases.SPACE, "key")
                    .then(
                        found -> {
                          c.observe("after close", Databases.value(found));
                          return second.close();
                        }));
  }

  private static Promise<@Nullable Void> foreignFile(Context c) {
    Storage storage = c.runtime().storage();
    return storage
        .create("notes.txt")
        .then(file -> file.close())
        .then(closed -> c.error(ErrorCode.BAD_REQUEST, () -> Databases.open(c.runtime())))
        .then(
            error -> {
              c.observe("refused", error);
              return storage.list();
            })
        .map(names -> c.observe("still there", names.contains("notes.txt")));
  }

  private static Promise<@Nullable Void> reopenSameAnswers(Context c) {
    return Databases.open(c.runtime())
        .then(
            db ->
                write(c, db)
                    .then(none -> answers(c, db))
                    .then(before -> db.close().map(closed -> before)))
        .then(
            before ->
                Databases.open(c.runtime())
                    .then(
                        db ->
                            answers(c, db)
                                .then(
                                    after -> {
                                      c.expectEqual("answers", before, after);
                                      c.observe("answers", after);
                                      return Databases.put(c, db, "c", "7");
                                    })
                                .then(
                                    versions -> {
                                      Databases.observe(c, "goes on", versions);
                                      return db.close();
                                    })));
  }

  private static Promise<@Nullable Void> write(Context c, KoruDelta db) {
    return Databases.put(c, db, "a", "1", "{\"nested\":[1,{\"x\":null}]}", "3")
        .then(versions -> Databases.putKeys(c, db, List.of("b", "c", "d")))
        .then(versions -> db.delete(Databases.SPACE, "d"))
        .then(deleted -> db.embed("vectors", "v", VECTOR))
        .map(embedded -> null);
  }

  private static Promise<List<String>> answers(Context c, KoruDelta db) {
    List<Supplier<Promise<String>>> questions =
        List.of(
            () -> db.keys(Databases.SPACE).map(Object::toString),
            () -> db.namespaces().map(Object::toString),
            () -> db.history(Databases.SPACE, "a").map(all -> Databases.ids(all).toString()),
            () -> db.history(Databases.SPACE, "d").map(all -> Databases.values(all).toString()),
            () -> db.get(Databases.SPACE, "a").map(RestartScenarios::words),
            () -> db.searchVectors("vectors", VectorQuery.of(VECTOR)).map(all -> all.get(0).key()),
            () -> c.runtime().completed(db.readPoint().toString()));
    return c.each(questions, Supplier::get);
  }

  private static String words(Optional<Version> version) {
    return version.map(found -> found + " " + found.value()).orElse("empty");
  }

  private static Promise<@Nullable Void> reopenManySegments(Context c) {
    Options small = Options.defaults().withSegmentBytesMax(SMALL_SEGMENT_BYTES);
    return KoruDelta.open(c.runtime(), small)
        .then(
            db ->
                c.each(Databases.upTo(KEYS), i -> Databases.put(c, db, "key-" + i, "1", "2", "3"))
                    .then(all -> db.close()))
        .then(closed -> KoruDelta.open(c.runtime(), small))
        .then(
            db ->
                db.stats()
                    .then(
                        stats -> {
                          c.observe("segments", stats.segmentCount());
                          c.observe("log bytes", stats.logBytes());
                          c.observe("versions", stats.totalVersions());
                          c.observe("commits", stats.commitCount());
                          return c.each(
                              Databases.upTo(KEYS), i -> db.history(Databases.SPACE, "key-" + i));
                        })
                    .then(
                        histories -> {
                          histories.forEach(all -> c.observe("ids", Databases.ids(all)));
                          return db.close();
                        }));
  }

  private static Promise<@Nullable Void> useAfterClose(Context c) {
    return Databases.open(c.runtime())
        .then(
            db ->
                Databases.put(c, db, "key", "1")
                    .then(
                        written -> {
                          Snapshot snapshot = db.snapshot();
                          return db.close()
                              .then(closed -> db.close())
                              .then(again -> refusals(c, db, snapshot));
                        }))
        .map(
            errors -> {
              errors.forEach(error -> c.observe("refused", error));
              return null;
            });
  }

  private static Promise<List<KoruException>> refusals(Context c, KoruDelta db, Snapshot snapshot) {
    List<Supplier<Promise<?>>> uses =
        List.of(
            () -> db.put(Databases.SPACE, "key", Databases.json("2")),
            () -> db.delete(Databases.SPACE, "key"),
            () -> db.get(Databases.SPACE, "key"),
            () -> db.history(Databases.SPACE, "key"),
            () -> db.keys(Databases.SPACE),
            () -> db.stats(),
            () -> snapshot.get(Databases.SPACE, "key"));
    return c.each(uses, use -> closed(c, use));
  }

  private static Promise<KoruException> closed(Context c, Supplier<Promise<?>> use) {
    return c.error(ErrorCode.CLOSED, () -> use.get().map(value -> value));
  }
}
