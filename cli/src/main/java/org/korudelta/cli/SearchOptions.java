package org.korudelta.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.korudelta.query.Filter;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.Metric;
import org.korudelta.vector.VectorQuery;
import picocli.CommandLine.Option;

/** What {@code koru search} takes: which vectors are answers, and how they are looked for. */
final class SearchOptions {
  @Option(
      names = "--top",
      paramLabel = "K",
      description = "How many answers (default: ${DEFAULT-VALUE}).")
  private int top = 10;

  @Option(
      names = "--threshold",
      paramLabel = "SCORE",
      description = "Only answers that score at least so much.")
  private @Nullable Double threshold;

  @Option(
      names = "--filter",
      paramLabel = "CONDITION",
      description =
          "Only answers whose metadata meet it: year>=1990, lang=en, lang!=en, tags~red (contains),"
              + " or a path alone (there is one). Of several all must hold.")
  private List<String> filters = List.of();

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      description = "The score: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private By metric = By.COSINE;

  @Option(names = "--exact", description = "Look at every vector, so that no answer is missed.")
  private boolean exact;

  @Option(
      names = "--ef",
      paramLabel = "N",
      description =
          "The beam where the graph is followed: more costs time and misses fewer answers (default:"
              + " ${DEFAULT-VALUE}).")
  private int ef = VectorQuery.EF_DEFAULT;

  /** Metrics as they are typed. */
  enum By {
    COSINE,
    DOT,
    EUCLIDEAN;

    private Metric metric() {
      return Metric.valueOf(name());
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  int top() {
    return top;
  }

  /** The query for what is near {@code embedding}. */
  VectorQuery near(Embedding embedding) {
    VectorQuery query = VectorQuery.of(embedding).topK(top).metric(metric.metric()).ef(ef);
    for (String condition : filters) {
      query = query.where(Filter.parse(condition));
    }
    if (threshold != null) {
      query = query.threshold(threshold);
    }
    return exact ? query.exact() : query;
  }
}
