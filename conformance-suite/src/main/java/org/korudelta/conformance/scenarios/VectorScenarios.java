package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Navigation;
import org.korudelta.Neighbour;
import org.korudelta.VectorRef;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.error.ErrorCode;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorQuery;

/** V1 and D10: embeddings, their neighbours and walks among them, to the last bit of the score. */
final class VectorScenarios {
  private static final String WORDS = "words";
  private static final String MODEL = "synthetic";
  private static final int SYNTHETIC = 60;
  private static final int DIMENSIONS = 33;

  private VectorScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Databases.scenario("V1.embedding_round_trip", VectorScenarios::embeddingRoundTrip),
        Databases.scenario("V1.vector_search_bits", VectorScenarios::searchBits),
        Databases.scenario("V1.vector_threshold", VectorScenarios::threshold),
        Databases.scenario("V1.vector_navigation", VectorScenarios::navigation),
        Databases.scenario("V1.vector_dimension_mismatch", VectorScenarios::dimensionMismatch),
        Databases.scenario("V1.put_ends_the_vector", VectorScenarios::putEndsTheVector),
        Databases.scenario("V1.embedding_not_finite", VectorScenarios::notFinite),
        Databases.scenario("D10.vector_search_as_of", VectorScenarios::searchAsOf));
  }

  private static Promise<@Nullable Void> embeddingRoundTrip(Context c, KoruDelta db) {
    float[] components = {0f, -0f, 1f, -1.5f, 0.1f, Float.MIN_VALUE, Float.MAX_VALUE, 1e-30f};
    return db.embed(Databases.SPACE, "key", Embedding.of(MODEL, components))
        .then(
            version -> {
              Databases.observe(c, "version", version);
              c.observe("bytes", version.canonicalBytes());
              return db.get(Databases.SPACE, "key");
            })
        .map(found -> observe(c, found.orElseThrow().embedding().orElseThrow()));
  }

  private static @Nullable Void observe(Context c, Embedding embedding) {
    c.observe("model", embedding.model() + " " + embedding.dimensions());
    for (float component : embedding.components()) {
      c.observe("component", (double) component);
    }
    return null;
  }

  private static Promise<@Nullable Void> searchBits(Context c, KoruDelta db) {
    Entropy entropy = Entropy.seeded(384);
    return c.each(Databases.upTo(SYNTHETIC), i -> db.embed(WORDS, "v" + i, random(entropy)))
        .then(all -> db.searchVectors(WORDS, VectorQuery.of(random(entropy)).topK(SYNTHETIC)))
        .map(found -> observe(c, found));
  }

  private static Embedding random(Entropy entropy) {
    float[] components = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      components[i] = (float) ((entropy.nextInt(200_001) - 100_000) / 65_537.0);
    }
    return Embedding.of(MODEL, components);
  }

  private static Promise<@Nullable Void> threshold(Context c, KoruDelta db) {
    VectorQuery query = VectorQuery.of(Embedding.of(MODEL, new float[] {1, 0}));
    float[][] vectors = {{2, 0}, {1, 1}, {0, 1}, {-1, 0}, {0, 0}};
    return c.each(
            Databases.upTo(vectors.length),
            i -> db.embed(WORDS, "v" + i, Embedding.of(MODEL, vectors[i])))
        .then(
            all ->
                c.each(
                    List.of(-1.0, 0.0, 0.5, 1.0),
                    least -> db.searchVectors(WORDS, query.threshold(least))))
        .then(
            answers -> {
              answers.forEach(found -> observe(c, found));
              return db.searchVectors(WORDS, query.topK(1));
            })
        .map(found -> observe(c, found));
  }

  private static Promise<@Nullable Void> navigation(Context c, KoruDelta db) {
    return c.each(SampleWords.all(), word -> db.embed(WORDS, word.text(), word.embedding()))
        .then(
            all ->
                c.each(
                    List.of(
                        analogy("king", "man", "woman"),
                        analogy("paris", "france", "italy"),
                        analogy("berlin", "germany", "england"),
                        toward("dog", "water")),
                    walk -> db.synthesizeNavigate(WORDS, walk)))
        .then(
            answers -> {
              answers.forEach(found -> observe(c, found));
              c.expectEqual("king - man + woman", "queen", answers.get(0).get(0).key());
              c.expectEqual("paris - france + italy", "rome", answers.get(1).get(0).key());
              Navigation unknown = toward("dog", "unheard of");
              return c.error(ErrorCode.NOT_FOUND, () -> db.synthesizeNavigate(WORDS, unknown));
            })
        .map(error -> c.observe("unknown target", error));
  }

  private static Navigation analogy(String start, String minus, String plus) {
    return new Navigation(
        word(start),
        List.of(Navigation.Step.subtract(word(minus)), Navigation.Step.add(word(plus))),
        5);
  }

  private static Navigation toward(String start, String target) {
    return new Navigation(word(start), List.of(Navigation.Step.toward(word(target))), 5);
  }

  private static VectorRef word(String text) {
    return new VectorRef.ByKey(WORDS, text);
  }

  private static Promise<@Nullable Void> dimensionMismatch(Context c, KoruDelta db) {
    Embedding two = Embedding.of(MODEL, new float[] {1, 2});
    Embedding three = Embedding.of(MODEL, new float[] {1, 2, 3});
    return db.embed(WORDS, "two", two)
        .then(version -> c.error(ErrorCode.BAD_REQUEST, () -> db.embed(WORDS, "three", three)))
        .then(
            error -> {
              c.observe("embed", error);
              return c.error(
                  ErrorCode.BAD_REQUEST, () -> db.searchVectors(WORDS, VectorQuery.of(three)));
            })
        .then(
            error -> {
              c.observe("search", error);
              return db.embed("elsewhere", "three", three);
            })
        .map(version -> Databases.observe(c, "another namespace", version));
  }

  private static Promise<@Nullable Void> putEndsTheVector(Context c, KoruDelta db) {
    Embedding vector = Embedding.of(MODEL, new float[] {3, 4});
    VectorQuery query = VectorQuery.of(vector);
    return c.each(List.of("put", "deleted", "kept"), key -> db.embed(WORDS, key, vector))
        .then(all -> db.put(WORDS, "put", Databases.json("1")))
        .then(put -> db.delete(WORDS, "deleted"))
        .then(deleted -> db.searchVectors(WORDS, query))
        .then(
            found -> {
              c.observe("found", keys(found));
              return db.embed(WORDS, "put", vector);
            })
        .then(again -> db.searchVectors(WORDS, query))
        .then(
            found -> {
              c.observe("embedded again", keys(found).stream().sorted().toList());
              return db.history(WORDS, "put");
            })
        .map(
            chain ->
                c.observe(
                    "chain", chain.stream().map(version -> version.operation().name()).toList()));
  }

  private static Promise<@Nullable Void> notFinite(Context c, KoruDelta db) {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      float[] components = {1, bad};
      c.observe(
          "component", c.thrown(ErrorCode.BAD_REQUEST, () -> Embedding.of(MODEL, components)));
    }
    c.observe("none", c.thrown(ErrorCode.BAD_REQUEST, () -> Embedding.of(MODEL, new float[0])));
    c.observe("many", c.thrown(ErrorCode.LIMIT, () -> Embedding.of(MODEL, new float[4_097])));
    return db.embed(WORDS, "most", Embedding.of(MODEL, new float[4_096]))
        .map(version -> c.observe("most", version.contentId().hex()));
  }

  private static Promise<@Nullable Void> searchAsOf(Context c, KoruDelta db) {
    List<Version> points = new ArrayList<>();
    VectorQuery query = VectorQuery.of(Embedding.of(MODEL, new float[] {1, 0}));
    return c.each(
            List.of(new float[] {1, 0}, new float[] {1, 1}, new float[] {0, 1}),
            vector -> db.embed(WORDS, "moving", Embedding.of(MODEL, vector)))
        .then(
            all -> {
              points.addAll(all);
              return db.delete(WORDS, "moving");
            })
        .then(
            deleted -> {
              points.add(deleted);
              return c.each(points, at -> db.asOf(at.timestamp()).searchVectors(WORDS, query));
            })
        .then(
            answers -> {
              answers.forEach(found -> observe(c, found));
              VersionId first = points.get(0).id();
              Navigation byId = new Navigation(new VectorRef.ById(first), List.of(), 3);
              return db.asOf(points.get(2).timestamp()).synthesizeNavigate(WORDS, byId);
            })
        .map(found -> observe(c, found));
  }

  private static List<String> keys(List<Neighbour> found) {
    return found.stream().map(Neighbour::key).toList();
  }

  private static @Nullable Void observe(Context c, List<Neighbour> found) {
    c.observe("neighbours", keys(found));
    c.observe("versions", found.stream().map(n -> n.version().id().hex()).toList());
    for (Neighbour neighbour : found) {
      c.observe("score", neighbour.score());
    }
    return null;
  }
}
