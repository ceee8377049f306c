package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Neighbour;
import org.korudelta.Reads;
import org.korudelta.causal.Version;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorQuery;

/** D10, S5 and D16: vectors of the past, after a restart, and after some were erased. */
final class VectorTimeScenarios {
  private static final String MODEL = "moving";
  private static final VectorQuery QUERY =
      VectorQuery.of(Embedding.of(MODEL, new float[] {1, 0})).topK(5);

  private VectorTimeScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("D10.vectors_changed_and_deleted", VectorTimeScenarios::asOf),
        Scenario.of("S5.vectors_after_reopening", VectorTimeScenarios::reopening),
        Databases.scenario("D16.erased_vectors", VectorTimeScenarios::erased));
  }

  /** Three keys that move, one of which goes and comes again. */
  private static Promise<List<Version>> write(Context c, KoruDelta db) {
    List<Version> written = new ArrayList<>();
    return c.each(
            Databases.upTo(9),
            i ->
                db.embed(
                        Databases.SPACE,
                        "v" + i % 3,
                        Embedding.of(MODEL, new float[] {9 - i, i % 3}))
                    .map(written::add))
        .then(all -> db.delete(Databases.SPACE, "v1"))
        .then(
            deleted -> {
              written.add(deleted);
              return db.put(Databases.SPACE, "v2", Databases.json("2"));
            })
        .then(
            put -> {
              written.add(put);
              return db.embed(Databases.SPACE, "v1", Embedding.of(MODEL, new float[] {1, 1}));
            })
        .map(
            again -> {
              written.add(again);
              return written;
            });
  }

  private static Promise<List<String>> answers(Context c, KoruDelta db, List<Version> points) {
    return c.each(points, at -> texts(db.asOf(at.timestamp())))
        .then(
            past ->
                texts(db)
                    .map(
                        now -> {
                          List<String> all = new ArrayList<>(past);
                          all.add(now);
                          return all;
                        }));
  }

  private static Promise<String> texts(Reads reads) {
    return reads.searchVectors(Databases.SPACE, QUERY).map(VectorTimeScenarios::text);
  }

  private static String text(List<Neighbour> found) {
    StringBuilder text = new StringBuilder();
    for (Neighbour neighbour : found) {
      text.append(neighbour.key())
          .append(' ')
          .append(neighbour.version().timestamp())
          .append(' ')
          .append(Long.toHexString(Double.doubleToLongBits(neighbour.score())))
          .append("; ");
    }
    return text.toString();
  }

  private static Promise<@Nullable Void> asOf(Context c, KoruDelta db) {
    return write(c, db)
        .then(written -> answers(c, db, written))
        .map(answers -> c.observe("answers", answers));
  }

  private static Promise<@Nullable Void> reopening(Context c) {
    List<Version> written = new ArrayList<>();
    List<String> before = new ArrayList<>();
    return Databases.open(c.runtime())
        .then(
            db ->
                write(c, db)
                    .then(
                        versions -> {
                          written.addAll(versions);
                          return answers(c, db, versions);
                        })
                    .then(
                        answers -> {
                          before.addAll(answers);
                          return db.close();
                        }))
        .then(closed -> Databases.open(c.runtime()))
        .then(
            db ->
                answers(c, db, written)
                    .then(
                        after -> {
                          c.observeEqual("answers", before, after);
                          return db.close();
                        }));
  }

  private static Promise<@Nullable Void> erased(Context c, KoruDelta db) {
    return write(c, db)
        .then(
            written ->
                answers(c, db, written)
                    .then(
                        before -> {
                          c.observe("before", before);
                          return db.erase(Databases.SPACE, "v0", "wanted");
                        })
                    .then(report -> answers(c, db, written))
                    .then(
                        after -> {
                          c.observe("after", after);
                          return db.vectorIndex();
                        }))
        .map(
            reports -> {
              c.observe("current", reports.get(0).current());
              return c.observe("digest", reports.get(0).digest());
            });
  }
}
