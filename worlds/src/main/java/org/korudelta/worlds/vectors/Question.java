package org.korudelta.worlds.vectors;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.korudelta.deterministic.choice.Choices;
import org.korudelta.json.JsonNumber;
import org.korudelta.json.JsonObject;
import org.korudelta.query.Comparison;
import org.korudelta.query.Filter;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.Metric;
import org.korudelta.vector.VectorQuery;

/**
 * What is asked, and what its filter means.
 *
 * @param query without a filter
 * @param filter what is asked of metadata
 * @param accepts the same, said in another way
 */
record Question(VectorQuery query, Filter filter, Predicate<JsonObject> accepts) {
  /** As many answers as there are, and more. */
  static final int ALL = VectorQuery.TOP_K_MAX;

  private static final List<Integer> TOP_KS = List.of(10, 1, 3, 5, 2, 50, 20, ALL);
  private static final int FILTERS = 7;

  /** A search for all vectors of a model that have a direction. */
  static Question all(Embedding direction) {
    VectorQuery query = VectorQuery.of(direction).topK(ALL).ef(VectorQuery.EF_MAX);
    return new Question(query, Filter.everything(), metadata -> true);
  }

  /** Draws how {@code vector} is looked for. */
  static Question draw(Choices choices, Embedding vector) {
    VectorQuery query =
        new VectorQuery(
            vector,
            new VectorQuery.Selection(
                TOP_KS.get(choices.draw(TOP_KS.size(), "answers")),
                Double.NEGATIVE_INFINITY,
                Filter.everything()),
            method(choices, vector));
    return filtered(choices, choices.oneIn(4, "threshold") ? within(query, choices) : query);
  }

  private static VectorQuery.Method method(Choices choices, Embedding vector) {
    int metric = choices.draw(8, "metric");
    Metric other = metric == 1 ? Metric.EUCLIDEAN : Metric.DOT;
    boolean cosine = metric != 1 && metric != 2 && !vector.isZero();
    int ef = choices.draw(6, "beam");
    return new VectorQuery.Method(
        cosine ? Metric.COSINE : other,
        choices.oneIn(3, "exact"),
        ef == 1 ? 1 : ef == 2 ? VectorQuery.EF_MAX : VectorQuery.EF_DEFAULT);
  }

  private static VectorQuery within(VectorQuery query, Choices choices) {
    int least = choices.draw(5, "least");
    return switch (query.method().metric()) {
      case COSINE -> query.threshold(least / 5.0);
      case DOT -> query.threshold(4 * least);
      case EUCLIDEAN -> query.threshold(-3 * least);
    };
  }

  private static Question filtered(Choices choices, VectorQuery query) {
    int kind = choices.draw(2, "filtered") == 0 ? 0 : 1 + choices.draw(FILTERS, "filter");
    int colour = kind == 0 ? 0 : choices.draw(DrawnVectors.COLOURS, "operand");
    JsonNumber operand = JsonNumber.of(colour);
    return switch (kind) {
      case 1 ->
          new Question(
              query, Filter.eq("c", operand), m -> of(m).filter(c -> c == colour).isPresent());
      case 2 ->
          new Question(
              query,
              Filter.compare("c", Comparison.NE, operand),
              m -> of(m).filter(c -> c == colour).isEmpty());
      case 3 ->
          new Question(
              query,
              Filter.compare("c", Comparison.GTE, operand),
              m -> of(m).filter(c -> c >= colour).isPresent());
      case 4 ->
          new Question(
              query,
              Filter.compare("c", Comparison.LT, operand),
              m -> of(m).filter(c -> c < colour).isPresent());
      case 5 -> new Question(query, Filter.exists("only"), m -> m.member("only").isPresent());
      case 6 ->
          new Question(
              query,
              Filter.in("c", List.of(operand, JsonNumber.of(0))),
              m -> of(m).filter(c -> c == colour || c == 0).isPresent());
      case 7 -> new Question(query, Filter.exists("c").not(), m -> of(m).isEmpty());
      default -> new Question(query, Filter.everything(), m -> true);
    };
  }

  private static Optional<Integer> of(JsonObject metadata) {
    return metadata.member("c").map(value -> Integer.parseInt(value.toString()));
  }

  /** What the database is asked. */
  VectorQuery asked() {
    return query.where(filter);
  }

  /** Whether no answer may be missing, however it is looked for. */
  boolean isExact() {
    boolean everything =
        query.selection().topK() == ALL && query.method().ef() == VectorQuery.EF_MAX;
    return query.method().exact() || query.method().metric() != Metric.COSINE || everything;
  }

  /** Whether it is looked for as hard as by default. */
  boolean countsForRecall() {
    return query.method().ef() >= VectorQuery.EF_DEFAULT && query.selection().topK() != ALL;
  }
}
