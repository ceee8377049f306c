package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.korudelta.ExplainedSearch;
import org.korudelta.KoruDelta;
import org.korudelta.Neighbour;
import org.korudelta.Options;
import org.korudelta.Reads;
import org.korudelta.VectorSpaceReport;
import org.korudelta.Write;
import org.korudelta.causal.Version;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.json.Json;
import org.korudelta.query.Filter;
import org.korudelta.runtime.Entropy;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorOptions;
import org.korudelta.vector.VectorQuery;

/** V1: an index of thousands of vectors is the same to the last bit, and so is what it finds. */
final class VectorIndexScenarios {
  private static final String MODEL = "indexed";
  private static final int DIMENSIONS = 12;
  private static final int KEYS = 2_500;
  private static final int BATCHES = 20;
  private static final int BATCH = 260;
  private static final int COLOURS = 4;
  private static final int SEARCHES = 50;

  private VectorIndexScenarios() {}

  static List<Scenario> all() {
    return List.of(Scenario.of("V1.vector_index_bits", VectorIndexScenarios::indexBits));
  }

  private static Promise<KoruDelta> open(Context c) {
    VectorOptions graph = VectorOptions.defaults().withScanFactor(0);
    return c.database(Options.defaults().withVectors(graph.withLinkingTasks(2)));
  }

  /** Built by two tasks; that any number builds the same is tested where there are threads. */
  private static Promise<@Nullable Void> indexBits(Context c) {
    List<Timestamp> times = new ArrayList<>();
    return open(c)
        .then(db -> write(c, db, times).then(written -> look(c, db, times)))
        .map(
            lines -> {
              lines.forEach(line -> c.observe("index", line));
              return null;
            });
  }

  private static Promise<@Nullable Void> write(Context c, KoruDelta db, List<Timestamp> times) {
    Entropy entropy = Entropy.seeded(2_026);
    Set<String> live = new HashSet<>();
    return c.done(
        c.each(
            Databases.upTo(BATCHES),
            i ->
                db.putBatch(batch(entropy, live))
                    .map(versions -> times.add(versions.get(0).timestamp()))));
  }

  /** A run of keys: most get a vector, a tenth of them are deleted, if they are there. */
  private static List<Write> batch(Entropy entropy, Set<String> live) {
    List<Write> writes = new ArrayList<>();
    int from = entropy.nextInt(KEYS);
    for (int i = 0; i < BATCH; i++) {
      String key = "v" + (from + i) % KEYS;
      boolean deleted = entropy.nextInt(10) == 0 && live.remove(key);
      if (!deleted) {
        live.add(key);
      }
      writes.add(
          deleted
              ? Write.delete(Databases.SPACE, key)
              : Write.embed(Databases.SPACE, key, random(entropy)));
    }
    return writes;
  }

  /** One in eight lies on a coarse grid, where many are alike. */
  private static Embedding random(Entropy entropy) {
    boolean coarse = entropy.nextInt(8) == 0;
    float[] components = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      components[i] =
          coarse
              ? (i < 3 ? entropy.nextInt(3) - 1 : 0)
              : (float) ((entropy.nextInt(200_001) - 100_000) / 65_537.0);
    }
    return Embedding.of(
        MODEL, components, Json.object().put("c", entropy.nextInt(COLOURS)).build());
  }

  /** What the index is, and what it finds; then closes the database. */
  private static Promise<List<String>> look(Context c, KoruDelta db, List<Timestamp> times) {
    List<String> lines = new ArrayList<>();
    Entropy entropy = Entropy.seeded(50);
    return db.vectorIndex()
        .then(
            reports -> {
              reports.forEach(report -> lines.add(text(report)));
              return c.each(
                  Databases.upTo(SEARCHES),
                  i -> search(db, times, i, random(entropy)).map(found -> lines.add(text(found))));
            })
        .then(found -> db.close())
        .map(closed -> lines);
  }

  private static String text(VectorSpaceReport report) {
    return report.digest()
        + " vectors="
        + report.vectors()
        + " current="
        + report.current()
        + " linked="
        + report.linked();
  }

  private static Promise<ExplainedSearch> search(
      KoruDelta db, List<Timestamp> times, int number, Embedding vector) {
    boolean zero = vector.isZero();
    VectorQuery query =
        VectorQuery.of(zero ? Embedding.of(MODEL, unit()) : vector).topK(5 + number % 7);
    Reads past = number % 5 == 2 ? db.asOf(times.get(BATCHES / 2)) : db;
    VectorQuery filtered =
        number % 5 == 3 ? query.where(Filter.parse("c=" + number % COLOURS)) : query;
    return past.explainSearch(Databases.SPACE, number % 5 == 4 ? query.exact() : filtered);
  }

  private static float[] unit() {
    float[] unit = new float[DIMENSIONS];
    unit[0] = 1;
    return unit;
  }

  private static String text(ExplainedSearch found) {
    StringBuilder text = new StringBuilder(found.plan().way().name());
    for (Neighbour neighbour : found.neighbours()) {
      Version version = neighbour.version();
      text.append(' ')
          .append(version.key())
          .append('@')
          .append(version.timestamp())
          .append('=')
          .append(Long.toHexString(Double.doubleToLongBits(neighbour.score())));
    }
    return text.toString();
  }
}
