package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.EdgeType;
import org.korudelta.ExplainedNavigation;
import org.korudelta.KoruDelta;
import org.korudelta.Navigation;
import org.korudelta.PairQuery;
import org.korudelta.RandomWalk;
import org.korudelta.SimilarPair;
import org.korudelta.VectorRef;
import org.korudelta.WalkedStep;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Version;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Embedding;

/** V1 and D14: the ways between embeddings, by meaning and by what led to what. */
final class VectorLinkScenarios {
  private static final String MODEL = "linked";
  private static final int VECTORS = 24;
  private static final int STEPS = 40;

  private VectorLinkScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("V1.navigation_explained", VectorLinkScenarios::explained),
        Databases.scenario("V1.similar_unconnected", VectorLinkScenarios::similar),
        Databases.scenario("V1.random_walk", VectorLinkScenarios::walk));
  }

  private static VectorRef key(String key) {
    return new VectorRef.ByKey(Databases.SPACE, key);
  }

  private static Promise<Version> embed(KoruDelta db, String key, float x, float y) {
    return db.embed(Databases.SPACE, key, Embedding.of(MODEL, new float[] {x, y}));
  }

  private static Promise<@Nullable Void> explained(Context c, KoruDelta db) {
    Navigation navigation =
        new Navigation(
            key("east"),
            List.of(
                Navigation.Step.toward(key("north")),
                Navigation.Step.subtract(key("east")),
                new Navigation.Step(Navigation.Direction.ADD, key("low"), 0.25)),
            3);
    return embed(db, "east", 2, 0)
        .then(version -> embed(db, "north", 0, 3))
        .then(version -> embed(db, "low", 5, 1))
        .then(version -> embed(db, "west", -1, 0.5f))
        .then(version -> embed(db, "north", 0.25f, 3))
        .then(version -> db.explainNavigate(Databases.SPACE, navigation))
        .map(found -> observe(c, found));
  }

  private static @Nullable Void observe(Context c, ExplainedNavigation found) {
    for (ExplainedNavigation.Stop stop : found.stops()) {
      String step = stop.step().map(taken -> taken.direction().name()).orElse("start");
      c.observe("stop", step + " " + stop.target().key());
      c.observe("before", stop.before().orElse(Double.NaN));
      c.observe("after", stop.after().orElse(Double.NaN));
    }
    found.neighbours().forEach(n -> c.observe(n.key(), n.score()));
    return c.observe("way", found.plan().way().name());
  }

  private static Promise<Version> caused(KoruDelta db, String key, Version cause) {
    return db.embed(
        Databases.SPACE,
        key,
        Embedding.of(MODEL, new float[] {1, 0.01f}),
        WriteOptions.NONE.causedBy(List.of(cause.id())));
  }

  private static Promise<@Nullable Void> similar(Context c, KoruDelta db) {
    return embed(db, "cause", 1, 0)
        .then(cause -> caused(db, "effect", cause))
        .then(
            effect ->
                db.put(
                    Databases.SPACE,
                    "between",
                    Databases.json("1"),
                    WriteOptions.NONE.causedBy(List.of(effect.id()))))
        .then(between -> caused(db, "far effect", between))
        .then(version -> embed(db, "alone", 1, 0.02f))
        .then(version -> embed(db, "twin", 1, 0.02f))
        .then(version -> embed(db, "zero", 0, 0))
        .then(version -> embed(db, "other", 0, 1))
        .then(version -> observePairs(c, db, PairQuery.of(20)))
        .then(done -> observePairs(c, db, PairQuery.of(2)))
        .then(done -> observePairs(c, db, PairQuery.of(20).withThreshold(0.9)))
        .then(done -> unknown(c, db));
  }

  private static Promise<@Nullable Void> unknown(Context c, KoruDelta db) {
    PairQuery query = PairQuery.of(2).withModel("unheard of");
    return c.error(ErrorCode.BAD_REQUEST, () -> db.similarUnconnected(Databases.SPACE, query))
        .map(error -> c.observe("unknown model", error));
  }

  private static Promise<@Nullable Void> observePairs(Context c, KoruDelta db, PairQuery query) {
    return db.similarUnconnected(Databases.SPACE, query)
        .map(
            pairs -> {
              c.observe("pairs", pairs.size());
              for (SimilarPair pair : pairs) {
                c.observe(pair.one().key() + " and " + pair.other().key(), pair.score());
              }
              return null;
            });
  }

  private static Promise<@Nullable Void> walk(Context c, KoruDelta db) {
    Entropy entropy = Entropy.seeded(5);
    List<Version> written = new ArrayList<>();
    return c.each(
            Databases.upTo(VECTORS),
            i ->
                db.embed(
                        Databases.SPACE,
                        "v" + i % (VECTORS / 2),
                        Embedding.of(
                            MODEL, new float[] {1 + entropy.nextInt(9), entropy.nextInt(9) - 4}),
                        WriteOptions.NONE.causedBy(
                            written.isEmpty()
                                ? List.of()
                                : List.of(written.get(entropy.nextInt(written.size())).id())))
                    .map(written::add))
        .then(
            all ->
                c.each(
                    List.of(1L, 2L, 1L), seed -> db.walk(RandomWalk.from(key("v3"), STEPS, seed))))
        .then(
            walks -> {
              walks.subList(0, 2).forEach(steps -> observe(c, steps));
              c.expectEqual("the same walk again", walks.get(0), walks.get(2));
              return db.walk(
                  RandomWalk.from(key("v3"), STEPS, 9).along(Set.of(EdgeType.DERIVED_FROM)));
            })
        .map(steps -> observe(c, steps));
  }

  private static @Nullable Void observe(Context c, List<WalkedStep> steps) {
    List<String> texts = new ArrayList<>();
    for (WalkedStep step : steps) {
      String edge = step.edge().map(EdgeType::name).orElse("START");
      texts.add(edge + " " + step.node().key() + " " + step.node().id().hex());
    }
    return c.observe("walk", texts);
  }
}
