package org.korudelta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.korudelta.Model.Entry;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.VectorQuery;

/** Compares vector search with scoring everything there is and sorting it. */
final class VectorAnswers {
  private static final List<VectorQuery> QUERIES =
      List.of(
          query(1, -1, 1, 0),
          query(2, -1, 1, 1),
          query(3, 0, -1, 2),
          query(9, 1, 2, 2),
          query(1, 0, 0, 0),
          query(9, -1, 1, 0, 1));

  private final Model model;
  private final Answers answers;

  VectorAnswers(Model model, Answers answers) {
    this.model = model;
    this.answers = answers;
  }

  private static VectorQuery query(int topK, double threshold, float... components) {
    return VectorQuery.of(Embedding.of("m", components)).topK(topK).threshold(threshold);
  }

  void requireEqual(String where, Reads reads, String namespace, long nanos) {
    for (VectorQuery query : QUERIES) {
      String found = answers.text(reads.searchVectors(namespace, query), this::found);
      Answers.same(
          where + "search " + namespace + " " + text(query),
          expected(namespace, query, nanos),
          found);
    }
  }

  private static String text(VectorQuery query) {
    return "m"
        + Arrays.toString(query.embedding().components())
        + " top "
        + query.selection().topK()
        + " from "
        + query.selection().threshold();
  }

  private String found(List<Neighbour> neighbours) {
    return neighbours.stream()
        .map(neighbour -> answers.number(neighbour.version().id()) + " " + neighbour.score())
        .toList()
        .toString();
  }

  private String expected(String namespace, VectorQuery query, long nanos) {
    List<Embedding> stored = model.models(namespace, nanos);
    boolean fits =
        stored.isEmpty()
            || stored.stream()
                .filter(one -> one.model().equals("m"))
                .findFirst()
                .filter(one -> one.dimensions() == query.embedding().dimensions())
                .isPresent();
    if (!fits || squares(query.embedding()) == 0) {
      return "bad_request";
    }
    List<Hit> hits = new ArrayList<>();
    for (Entry entry : model.current(nanos)) {
      if (entry.name().namespace().equals(namespace)) {
        entry
            .embedding()
            .ifPresent(one -> hits.add(new Hit(cosine(query.embedding(), one), entry)));
      }
    }
    return hits.stream()
        .filter(hit -> hit.score >= query.selection().threshold())
        .sorted(Hit.BEST_FIRST)
        .limit(query.selection().topK())
        .map(hit -> answers.number(hit.entry) + " " + hit.score)
        .toList()
        .toString();
  }

  private record Hit(double score, Entry entry) {
    static final Comparator<Hit> BEST_FIRST =
        Comparator.comparingDouble(Hit::score)
            .reversed()
            .thenComparingLong(hit -> hit.entry.nanos())
            .thenComparingInt(hit -> hit.entry.ordinal());
  }

  /** Not a number for a zero vector or another model: never an answer. */
  private static double cosine(Embedding query, Embedding stored) {
    if (!stored.model().equals(query.model())) {
      return Double.NaN;
    }
    double dot = 0;
    for (int i = 0; i < query.dimensions(); i++) {
      dot += (double) query.components()[i] * stored.components()[i];
    }
    double cosine = dot / Math.sqrt(squares(query) * squares(stored));
    return cosine > 1 ? 1 : cosine < -1 ? -1 : cosine;
  }

  private static double squares(Embedding embedding) {
    double squares = 0;
    for (float component : embedding.components()) {
      squares += (double) component * component;
    }
    return squares;
  }
}
