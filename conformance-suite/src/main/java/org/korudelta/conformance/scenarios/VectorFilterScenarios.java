package org.korudelta.conformance.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Neighbour;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.json.JsonObject;
import org.korudelta.query.Filter;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorQuery;

/** V1: which metadata filters accept, in every kind of condition, where there is no field, too. */
final class VectorFilterScenarios {
  private static final String MODEL = "filtered";

  private static final List<String> METADATA =
      List.of(
          "{}",
          "{\"n\":null}",
          "{\"n\":false}",
          "{\"n\":true}",
          "{\"n\":-1}",
          "{\"n\":1}",
          "{\"n\":1.5}",
          "{\"n\":10000000000000000000001}",
          "{\"n\":\"1\"}",
          "{\"n\":\"text with red in it\"}",
          "{\"n\":[\"red\",1,null]}",
          "{\"n\":{\"a\":[7,{\"b\":\"deep\"}]}}");

  private static final List<String> CONDITIONS =
      List.of(
          "n",
          "n=1",
          "n=1.0",
          "n=\"1\"",
          "n=null",
          "n!=1",
          "n!=null",
          "n>1",
          "n>=1",
          "n<1",
          "n<=1",
          "n>null",
          "n<\"a\"",
          "n>=[]",
          "n<{}",
          "n~red",
          "n~1",
          "n~null",
          "n.0=red",
          "n.2",
          "n.a.0>=7",
          "n.a.1.b=deep",
          "n.a.2",
          "missing",
          "missing!=1",
          "missing=null",
          "n>10000000000000000000000");

  private VectorFilterScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("V1.vector_filters", VectorFilterScenarios::filters),
        Databases.scenario("V1.vector_filters_joined", VectorFilterScenarios::joined),
        Databases.scenario("V1.vector_filters_bad", VectorFilterScenarios::bad));
  }

  private static Promise<@Nullable Void> fill(Context c, KoruDelta db) {
    return c.done(
        c.each(
            Databases.upTo(METADATA.size()),
            i -> {
              JsonObject metadata = (JsonObject) Databases.json(METADATA.get(i));
              float[] components = {1, i};
              return db.embed(Databases.SPACE, "v" + i, Embedding.of(MODEL, components, metadata));
            }));
  }

  private static VectorQuery query() {
    return VectorQuery.of(Embedding.of(MODEL, new float[] {1, 0})).topK(METADATA.size());
  }

  private static Promise<@Nullable Void> observe(
      Context c, KoruDelta db, String label, Filter filter) {
    return db.searchVectors(Databases.SPACE, query().where(filter))
        .then(
            found -> {
              c.observe(label, found.stream().map(Neighbour::key).toList());
              return db.searchVectors(Databases.SPACE, query().where(filter).exact())
                  .map(
                      exact -> {
                        c.expectEqual(label, exact, found);
                        return null;
                      });
            });
  }

  private static Promise<@Nullable Void> filters(Context c, KoruDelta db) {
    return fill(c, db)
        .then(all -> c.done(c.each(CONDITIONS, text -> observe(c, db, text, Filter.parse(text)))));
  }

  private static Promise<@Nullable Void> joined(Context c, KoruDelta db) {
    Filter number = Filter.parse("n>false").and(Filter.parse("n<\"\""));
    Filter one = Filter.in("n", List.of(Databases.json("1"), Databases.json("null")));
    return fill(c, db)
        .then(all -> observe(c, db, "numbers", number))
        .then(done -> observe(c, db, "no numbers", number.not()))
        .then(done -> observe(c, db, "one of", one))
        .then(done -> observe(c, db, "one of none", Filter.in("n", List.of())))
        .then(done -> observe(c, db, "or", one.or(Filter.parse("n~red"))))
        .then(done -> observe(c, db, "none", one.and(number).and(Filter.parse("n>1"))));
  }

  private static Promise<@Nullable Void> bad(Context c, KoruDelta db) {
    for (String text : List.of("", "=1", "a..b=1", ".a", "a.", "a!1")) {
      c.observe(text, c.thrown(ErrorCode.BAD_REQUEST, () -> Filter.parse(text)));
    }
    return c.runtime().completed(null);
  }
}
