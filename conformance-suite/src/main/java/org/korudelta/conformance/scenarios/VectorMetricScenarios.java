package org.korudelta.conformance.scenarios;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Neighbour;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.Metric;
import org.korudelta.vector.VectorQuery;

/** V1: scores by every metric to the last bit, and what a search may not ask. */
final class VectorMetricScenarios {
  private static final String MODEL = "measured";
  private static final int VECTORS = 80;
  private static final int DIMENSIONS = 7;

  private VectorMetricScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("V1.vector_metric_bits", VectorMetricScenarios::bits),
        Databases.scenario("V1.vector_threshold_of_metrics", VectorMetricScenarios::thresholds),
        Databases.scenario("V1.vector_zero", VectorMetricScenarios::zero),
        Databases.scenario("V1.vector_search_limits", VectorMetricScenarios::limits),
        Databases.scenario("V1.vector_unknown_model", VectorMetricScenarios::unknownModel));
  }

  private static Embedding random(Entropy entropy) {
    float[] components = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      components[i] = (float) ((entropy.nextInt(2_001) - 1_000) / 257.0);
    }
    return Embedding.of(MODEL, components);
  }

  private static Promise<@Nullable Void> fill(Context c, KoruDelta db, Entropy entropy) {
    return c.done(
        c.each(Databases.upTo(VECTORS), i -> db.embed(Databases.SPACE, "v" + i, random(entropy))));
  }

  private static @Nullable Void observe(Context c, String label, List<Neighbour> found) {
    c.observe(label, found.stream().map(Neighbour::key).toList());
    for (Neighbour neighbour : found) {
      c.observe("score", neighbour.score());
    }
    return null;
  }

  private static Promise<@Nullable Void> bits(Context c, KoruDelta db) {
    Entropy entropy = Entropy.seeded(12);
    VectorQuery query = VectorQuery.of(random(entropy)).topK(25);
    return fill(c, db, entropy)
        .then(
            all ->
                c.done(
                    c.each(
                        List.of(Metric.values()), metric -> compare(c, db, query.metric(metric)))));
  }

  /** What is exact is what comes by default, among few. */
  private static Promise<@Nullable Void> compare(Context c, KoruDelta db, VectorQuery query) {
    return db.searchVectors(Databases.SPACE, query)
        .then(
            found -> {
              observe(c, query.method().metric().name(), found);
              return db.searchVectors(Databases.SPACE, query.exact())
                  .map(
                      exact -> {
                        c.expectEqual("exact", exact, found);
                        return null;
                      });
            });
  }

  private static Promise<@Nullable Void> thresholds(Context c, KoruDelta db) {
    Entropy entropy = Entropy.seeded(77);
    VectorQuery query = VectorQuery.of(random(entropy)).topK(VECTORS);
    List<VectorQuery> asked =
        List.of(
            query.threshold(0.75),
            query.metric(Metric.DOT).threshold(20),
            query.metric(Metric.EUCLIDEAN).threshold(-7.5),
            query.metric(Metric.EUCLIDEAN).threshold(0),
            query.metric(Metric.EUCLIDEAN).threshold(1));
    return fill(c, db, entropy).then(all -> c.done(c.each(asked, one -> compare(c, db, one))));
  }

  private static Promise<@Nullable Void> zero(Context c, KoruDelta db) {
    Embedding zero = Embedding.of(MODEL, new float[2]);
    Embedding some = Embedding.of(MODEL, new float[] {3, -4});
    VectorQuery query = VectorQuery.of(zero);
    return db.embed(Databases.SPACE, "zero", zero)
        .then(version -> db.embed(Databases.SPACE, "some", some))
        .then(
            version ->
                c.error(ErrorCode.BAD_REQUEST, () -> db.searchVectors(Databases.SPACE, query)))
        .then(
            error -> {
              c.observe("zero by cosine", error);
              return compare(c, db, query.metric(Metric.DOT));
            })
        .then(done -> compare(c, db, query.metric(Metric.EUCLIDEAN)))
        .then(done -> compare(c, db, VectorQuery.of(some)));
  }

  private static Promise<@Nullable Void> limits(Context c, KoruDelta db) {
    VectorQuery query = VectorQuery.of(Embedding.of(MODEL, new float[] {1, 0}));
    c.observe("k low", c.thrown(ErrorCode.BAD_REQUEST, () -> query.topK(0)));
    c.observe("k high", c.thrown(ErrorCode.LIMIT, () -> query.topK(10_001)));
    c.observe("ef low", c.thrown(ErrorCode.BAD_REQUEST, () -> query.ef(0)));
    c.observe("ef high", c.thrown(ErrorCode.LIMIT, () -> query.ef(10_001)));
    for (double bad : new double[] {1.5, -1.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      c.observe("threshold", c.thrown(ErrorCode.BAD_REQUEST, () -> query.threshold(bad)));
    }
    return db.searchVectors(Databases.SPACE, query.topK(10_000).ef(10_000))
        .map(found -> observe(c, "empty", found));
  }

  private static Promise<@Nullable Void> unknownModel(Context c, KoruDelta db) {
    VectorQuery query = VectorQuery.of(Embedding.of("unheard of", new float[] {1, 0}));
    return db.embed(Databases.SPACE, "one", Embedding.of(MODEL, new float[] {1, 0}))
        .then(
            version ->
                c.error(ErrorCode.BAD_REQUEST, () -> db.searchVectors(Databases.SPACE, query)))
        .then(
            error -> {
              c.observe("another model", error);
              return db.searchVectors("nothing here", query);
            })
        .map(found -> observe(c, "empty namespace", found));
  }
}
