package org.korudelta.worlds.vectors;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.Snapshot;
import org.korudelta.causal.VersionId;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.Metric;
import org.korudelta.vector.VectorQuery;

/** Somebody who searches, now and in the past, one search after the other. */
final class Searcher {
  static final String GRAPH = "search: followed the graph";
  static final String SCAN = "search: scanned";
  private static final String PAST = "search: of the past";

  /** What must happen in some runs. */
  static final List<String> MARKS = List.of(GRAPH, SCAN, PAST);

  private static final int SEARCHES_MEAN = 4;
  private static final int WATCHED_MEAN = 16;
  private static final int TURNS_MAX = 30;
  private static final int PAST_ONE_IN = 3;
  private static final int SCALED_ONE_IN = 6;
  private static final int STORED_ONE_IN = 3;

  private final VectorsRun run;
  private final KoruDelta database;
  private final Choices choices;

  Searcher(VectorsRun run, KoruDelta database, String name) {
    this.run = run;
    this.database = database;
    this.choices = run.stream(name);
  }

  /** Searches for one life of the database. */
  Promise<@Nullable Void> work() {
    int drawn = choices.more(SEARCHES_MEAN, TURNS_MAX, "next search");
    if (drawn == 0) {
      return run.runtime().completed(null);
    }
    run.simulation.operation();
    return idle(drawn - 1).then(turn -> search()).then(done -> work());
  }

  /** Searches for what is being taken, as long as anything is, but not for ever. */
  Promise<@Nullable Void> watch() {
    List<Carried> taken = run.truth.beingTaken();
    return taken.isEmpty() || !choices.more(WATCHED_MEAN, "looks again")
        ? run.runtime().completed(null)
        : search(taken.get(choices.draw(taken.size(), "which")))
            .then(found -> idle(choices.draw(TURNS_MAX, "turns")))
            .then(turn -> watch());
  }

  private Promise<@Nullable Void> idle(int turns) {
    return turns == 0
        ? run.runtime().completed(null)
        : run.runtime().yield().then(turn -> idle(turns - 1));
  }

  private Promise<@Nullable Void> search() {
    String namespace = VectorsRun.NAMESPACES.get(choices.draw(2, "namespace"));
    int model = choices.draw(DrawnVectors.MODELS, "model");
    Carried first = run.truth.first(namespace, DrawnVectors.model(model));
    return first == null
        ? run.runtime().completed(null)
        : search(namespace, question(namespace, model), at(first));
  }

  /** What is there in its place, once it is gone, is found. */
  private Promise<@Nullable Void> search(Carried taken) {
    Embedding embedding = taken.embedding();
    return embedding == null
        ? run.runtime().completed(null)
        : search(
            taken.version().namespace(),
            Question.draw(choices, embedding),
            database.asOf(taken.version().timestamp()));
  }

  private Question question(String namespace, int model) {
    Embedding drawn = run.vectors.draw(choices).next(model);
    if (choices.oneIn(STORED_ONE_IN, "looks for one that is there")) {
      List<Carried> there =
          run.truth.currentAt(namespace, drawn.model(), run.truth.last().epochNanos());
      Embedding stored =
          there.isEmpty() ? null : there.get(choices.draw(there.size(), "which")).embedding();
      return Question.draw(choices, stored == null ? drawn : stored);
    }
    return Question.draw(choices, drawn);
  }

  /** Now, or at the time of some commit that was not before {@code first}. */
  private Snapshot at(Carried first) {
    if (!choices.oneIn(PAST_ONE_IN, "of the past")) {
      return database.snapshot();
    }
    List<Carried> all = run.truth.all();
    int from = all.indexOf(first);
    Carried then = all.get(from + choices.draw(all.size() - from, "when"));
    run.simulation.mark(PAST, 1);
    int nanos = choices.draw(3, "at it, after it or before it");
    long at = then.nanos() + (nanos == 1 ? 1 : nanos == 2 ? -1 : 0);
    return database.asOf(Timestamp.ofEpochNanos(Math.max(first.nanos(), at)));
  }

  private Promise<@Nullable Void> search(String namespace, Question question, Snapshot snapshot) {
    SearchCheck check = new SearchCheck(run, namespace, question);
    return snapshot
        .explainSearch(namespace, question.asked())
        .then(
            found ->
                run.catchUp(snapshot)
                    .then(
                        known -> {
                          check.check(found, snapshot.readPoint().epochNanos());
                          return scaled(question)
                              ? scale(namespace, question, snapshot)
                              : run.runtime().completed(null);
                        }));
  }

  private boolean scaled(Question question) {
    return question.query().method().metric() == Metric.COSINE
        && choices.oneIn(SCALED_ONE_IN, "scaled");
  }

  /** A longer vector of the same direction has the same neighbours. */
  private Promise<@Nullable Void> scale(String namespace, Question question, Snapshot snapshot) {
    VectorQuery query = question.asked().exact();
    Embedding embedding = query.embedding();
    float[] components = embedding.components();
    for (int i = 0; i < components.length; i++) {
      components[i] *= 8;
    }
    VectorQuery longer =
        new VectorQuery(
            Embedding.of(embedding.model(), components), query.selection(), query.method());
    int since = run.truth.moment();
    return snapshot
        .searchVectors(namespace, query)
        .then(
            one ->
                snapshot
                    .searchVectors(namespace, longer)
                    .map(
                        other -> {
                          List<VersionId> ids = one.stream().map(n -> n.version().id()).toList();
                          List<VersionId> others =
                              other.stream().map(n -> n.version().id()).toList();
                          run.always(
                              run.truth.isBusySince(since) || ids.equals(others),
                              "scaled_query_differs",
                              () -> "one=" + ids + " other=" + others);
                          return null;
                        }));
  }
}
