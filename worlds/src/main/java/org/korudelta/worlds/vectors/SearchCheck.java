package org.korudelta.worlds.vectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.korudelta.ExplainedSearch;
import org.korudelta.Neighbour;
import org.korudelta.causal.VersionId;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.ExactScan;
import org.korudelta.vector.Scored;
import org.korudelta.vector.SearchPlan;
import org.korudelta.vector.VectorQuery;

/**
 * Compares the answer to a search with a scan of everything that was current then. What is being
 * taken may be told or not: it counts as there when it is told.
 */
final class SearchCheck {
  private final VectorsRun run;
  private final String namespace;
  private final Question question;
  private final int since;

  /** For a search of {@code namespace} that begins now. */
  SearchCheck(VectorsRun run, String namespace, Question question) {
    this.run = run;
    this.namespace = namespace;
    this.question = question;
    this.since = run.truth.moment();
  }

  /** The truth knows everything up to {@code nanos}, of which {@code found} is. */
  void check(ExplainedSearch found, long nanos) {
    List<Scored<Carried>> all = scan(told(found), nanos);
    boolean followed = found.plan().way() == SearchPlan.Way.GRAPH;
    run.simulation.mark(followed ? Searcher.GRAPH : Searcher.SCAN, 1);
    if (question.isExact() || !followed) {
      requireEqual(all, found);
    } else {
      requireAmong(all, found);
    }
  }

  private static Set<VersionId> told(ExplainedSearch found) {
    Set<VersionId> told = new HashSet<>();
    found.neighbours().forEach(neighbour -> told.add(neighbour.version().id()));
    return told;
  }

  /** Everything that meets what is asked, the best first. */
  private List<Scored<Carried>> scan(Set<VersionId> told, long nanos) {
    VectorQuery query = question.query();
    ExactScan<Carried> scan =
        ExactScan.of(query.topK(Question.ALL), Comparator.<Carried>naturalOrder());
    for (Carried carried : run.truth.currentAt(namespace, query.embedding().model(), nanos)) {
      boolean uncertain = run.truth.isUncertain(carried, since);
      boolean there = uncertain ? told.contains(carried.version().id()) : !carried.isWiped();
      Embedding embedding = carried.embedding();
      if (there && embedding != null && question.accepts().test(embedding.metadata())) {
        scan.offer(embedding, carried);
      }
    }
    return scan.results();
  }

  private void requireEqual(List<Scored<Carried>> all, ExplainedSearch found) {
    int count = Math.min(question.query().selection().topK(), all.size());
    List<String> expected = new ArrayList<>();
    all.subList(0, count).forEach(scored -> expected.add(text(scored)));
    List<String> actual = new ArrayList<>();
    found.neighbours().forEach(neighbour -> actual.add(text(neighbour)));
    run.always(actual.equals(expected), "answers_differ", () -> inWords(expected, actual, found));
  }

  private String inWords(List<String> expected, List<String> actual, ExplainedSearch found) {
    int at = 0;
    while (at < Math.min(expected.size(), actual.size())
        && expected.get(at).equals(actual.get(at))) {
      at++;
    }
    return "at="
        + at
        + " expected="
        + expected.size()
        + " "
        + expected.subList(at, Math.min(at + 3, expected.size()))
        + " actual="
        + actual.size()
        + " "
        + actual.subList(at, Math.min(at + 3, actual.size()))
        + " namespace="
        + namespace
        + " asked="
        + question.asked()
        + " plan="
        + found.plan();
  }

  private static String text(Scored<Carried> scored) {
    return text(new Neighbour(scored.score(), scored.payload().version()));
  }

  private static String text(Neighbour neighbour) {
    return neighbour.key() + " " + neighbour.version().id() + " " + neighbour.score();
  }

  /** Each is one of all, with its score, and in their order. */
  private void requireAmong(List<Scored<Carried>> all, ExplainedSearch found) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      places.put(text(all.get(i)), i);
    }
    int last = -1;
    for (Neighbour neighbour : found.neighbours()) {
      int place = places.getOrDefault(text(neighbour), -1);
      int before = last;
      run.always(
          place > before,
          "answer_is_none",
          () -> text(neighbour) + " place=" + place + " before=" + before + " asked=" + question);
      last = place;
    }
    int most = question.query().selection().topK();
    run.always(found.neighbours().size() <= most, "too_many_answers", () -> "most=" + most);
    countBest(all, found);
  }

  private void countBest(List<Scored<Carried>> all, ExplainedSearch found) {
    int wanted = Math.min(question.query().selection().topK(), all.size());
    if (wanted == 0 || !question.countsForRecall()) {
      return;
    }
    double least = all.get(wanted - 1).score();
    int best = 0;
    for (Neighbour neighbour : found.neighbours()) {
      best += neighbour.score() >= least ? 1 : 0;
    }
    run.recall.add(wanted, best);
  }
}
