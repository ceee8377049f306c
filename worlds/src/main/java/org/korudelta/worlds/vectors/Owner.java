package org.korudelta.worlds.vectors;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Neighbour;
import org.korudelta.Write;
import org.korudelta.causal.Version;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.json.JsonNumber;
import org.korudelta.runtime.Promise;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorQuery;

/**
 * Who alone writes to a namespace: batches of vectors, values and deletes; and who takes values out
 * of it again.
 */
final class Owner {
  private static final String ERASED = "owner: erased vectors";
  private static final String RECLAIMED = "owner: reclaimed vectors";
  private static final String AGAIN = "owner: deleted and wrote again";

  /** What must happen in some runs. */
  static final List<String> MARKS = List.of(ERASED, RECLAIMED, AGAIN);

  private static final int KEYS = 300;
  private static final int ACTS_MEAN = 2;
  private static final int BULK = 270;
  private static final List<Integer> SIZES = List.of(1, 8, 20, 60, BULK);
  private static final int KINDS = 12;
  private static final int AGAIN_MAX = 30;

  private final VectorsRun run;
  private final KoruDelta database;
  private final String namespace;
  private final Choices choices;

  Owner(VectorsRun run, KoruDelta database, String namespace) {
    this.run = run;
    this.database = database;
    this.namespace = namespace;
    this.choices = run.stream("owner-" + namespace);
  }

  /** Works for one life of the database. */
  Promise<@Nullable Void> work() {
    return begin().then(done -> go());
  }

  private Promise<@Nullable Void> begin() {
    for (Truth.Taking taking : run.cutShort()) {
      if (taking.namespace().equals(namespace) && choices.draw(3, "goes on taking") > 0) {
        return take(taking.key());
      }
    }
    boolean bulk = run.truth.models(namespace).isEmpty() && run.simulation.has("bulk");
    return bulk ? batch(BULK, 12) : run.runtime().completed(null);
  }

  private Promise<@Nullable Void> go() {
    int drawn = choices.more(ACTS_MEAN, KINDS, "next act");
    if (drawn == 0) {
      return run.runtime().completed(null);
    }
    run.simulation.operation();
    return run.catchUp(database).then(known -> act(drawn - 1)).then(done -> go());
  }

  private Promise<@Nullable Void> act(int kind) {
    boolean takes = run.simulation.has("taking");
    return switch (kind) {
      case 0, 1, 2, 3, 4 -> batch(size(), 12);
      case 5 -> batch(size(), 2);
      case 6 -> again();
      case 7 -> takes ? erase() : batch(size(), 6);
      case 8, 9 -> takes && namespace.equals(DrawnOptions.KEEPING) ? take(null) : batch(size(), 6);
      default -> batch(size(), 6);
    };
  }

  private int size() {
    return SIZES.get(choices.draw(SIZES.size(), "size"));
  }

  // Writing

  /** Some keys one after the other; one in {@code others} is deleted, and another gets a value. */
  private Promise<@Nullable Void> batch(int size, int others) {
    DrawnVectors.Source source = run.vectors.draw(choices);
    int from = choices.draw(KEYS, "first key");
    int model = choices.oneIn(4, "another model") ? 1 : 0;
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      writes.add(write("k" + (from + i) % KEYS, source, source.nextInt(others), model));
    }
    return database.putBatch(writes).then(written -> run.catchUp(database));
  }

  private Write write(String key, DrawnVectors.Source source, int kind, int model) {
    if (kind == 0 && isLive(run.truth.newest(namespace, key))) {
      return Write.delete(namespace, key);
    }
    return kind == 1
        ? Write.put(namespace, key, JsonNumber.of(source.nextInt(10)))
        : Write.embed(namespace, key, source.next(model));
  }

  private static boolean isLive(@Nullable Carried newest) {
    return newest != null && !newest.version().tombstone();
  }

  /** What was deleted and is written again is found as it was. */
  private Promise<@Nullable Void> again() {
    List<Carried> there =
        run.truth.currentAt(namespace, DrawnVectors.model(0), run.truth.last().epochNanos());
    List<Write> deletes = new ArrayList<>();
    List<Write> embeds = new ArrayList<>();
    int from = there.isEmpty() ? 0 : choices.draw(there.size(), "first of them");
    for (Carried carried : there.subList(from, Math.min(there.size(), from + AGAIN_MAX))) {
      Embedding embedding = carried.embedding();
      if (embedding != null) {
        deletes.add(Write.delete(namespace, carried.version().key()));
        embeds.add(Write.embed(namespace, carried.version().key(), embedding));
      }
    }
    VectorQuery query =
        VectorQuery.of(run.vectors.draw(choices).direction(0)).topK(AGAIN_MAX).exact();
    return deletes.isEmpty() ? run.runtime().completed(null) : again(deletes, embeds, query);
  }

  private Promise<@Nullable Void> again(
      List<Write> deletes, List<Write> embeds, VectorQuery query) {
    return database
        .searchVectors(namespace, query)
        .then(
            before ->
                database
                    .putBatch(deletes)
                    .then(gone -> database.putBatch(embeds))
                    .then(written -> database.searchVectors(namespace, query))
                    .then(
                        after -> {
                          run.always(
                              scores(before).equals(scores(after)),
                              "written_again_differs",
                              () -> "before=" + scores(before) + " after=" + scores(after));
                          run.simulation.mark(AGAIN, 1);
                          return run.catchUp(database);
                        }));
  }

  private static List<Double> scores(List<Neighbour> neighbours) {
    return neighbours.stream().map(Neighbour::score).toList();
  }

  // Taking values

  private Promise<@Nullable Void> erase() {
    String key = "k" + choices.draw(KEYS, "key");
    return run.truth.newest(namespace, key) == null ? run.runtime().completed(null) : take(key);
  }

  /** Erases a key, or takes what the namespace does not keep. */
  private Promise<@Nullable Void> take(@Nullable String key) {
    Truth.Taking taking = run.truth.begin(namespace, key);
    run.machine().perhapsCrashSoon();
    String watcher = "watcher-" + namespace;
    run.runtime().spawn(watcher, new Searcher(run, database, watcher)::watch);
    return key == null
        ? database.reclaim().then(done -> taken(taking, RECLAIMED))
        : database.erase(namespace, key, "wanted").then(done -> taken(taking, ERASED));
  }

  private Promise<@Nullable Void> taken(Truth.Taking taking, String mark) {
    return run.everything(database).map(all -> settle(taking, all, mark));
  }

  private @Nullable Void settle(Truth.Taking taking, List<Version> all, String mark) {
    List<Carried> gone = run.truth.end(taking, all);
    run.simulation.sometimes(gone.stream().anyMatch(one -> one.embedding() != null), mark);
    run.traces.add(gone, run.truth);
    return null;
  }
}
