package org.korudelta.browser;

import java.util.ArrayList;
import java.util.List;
import org.korudelta.FeedOptions;
import org.korudelta.json.JsonValue;
import org.korudelta.query.Comparison;
import org.korudelta.query.Filter;
import org.korudelta.text.Timestamp;
import org.korudelta.vector.Embedding;
import org.korudelta.vector.Metric;
import org.korudelta.vector.VectorQuery;
import org.teavm.jso.JSObject;

/** Searches and subscriptions as the package's front door asks for them. */
final class Questions {
  private Questions() {}

  /**
   * {@code {model, vector, topK?, threshold?, metric?, exact?, ef?, where?}}, where {@code where}
   * is an array of {@code {path, is, operand?}}.
   */
  static VectorQuery search(JSObject asked) {
    Embedding sought =
        Embedding.of(
            Arguments.text(Arguments.field(asked, "model")),
            Arguments.floats(Arguments.field(asked, "vector")));
    VectorQuery query =
        metric(VectorQuery.of(sought), asked)
            .topK(Arguments.count(asked, "topK", 10))
            .ef(Arguments.count(asked, "ef", VectorQuery.EF_DEFAULT));
    if (Arguments.has(asked, "threshold")) {
      query = query.threshold(Arguments.number(asked, "threshold", 0));
    }
    for (JSObject condition : Arguments.items(Arguments.field(asked, "where"))) {
      query = query.where(filter(condition));
    }
    return Arguments.flag(asked, "exact") ? query.exact() : query;
  }

  private static VectorQuery metric(VectorQuery query, JSObject asked) {
    if (!Arguments.has(asked, "metric")) {
      return query;
    }
    return switch (Arguments.text(Arguments.field(asked, "metric"))) {
      case "dot" -> query.metric(Metric.DOT);
      case "euclidean" -> query.metric(Metric.EUCLIDEAN);
      default -> query.metric(Metric.COSINE);
    };
  }

  private static Filter filter(JSObject condition) {
    String path = Arguments.text(Arguments.field(condition, "path"));
    String is = Arguments.text(Arguments.field(condition, "is"));
    if (is.equals("exists")) {
      return Filter.exists(path);
    }
    if (is.equals("in")) {
      List<JsonValue> operands = new ArrayList<>();
      Arguments.items(Arguments.field(condition, "operands"))
          .forEach(operand -> operands.add(Arguments.json(operand)));
      return Filter.in(path, operands);
    }
    JsonValue operand = Arguments.json(Arguments.field(condition, "operand"));
    return is.equals("contains")
        ? Filter.contains(path, operand)
        : Filter.compare(path, comparison(is), operand);
  }

  private static Comparison comparison(String name) {
    return switch (name) {
      case "ne" -> Comparison.NE;
      case "gt" -> Comparison.GT;
      case "gte" -> Comparison.GTE;
      case "lt" -> Comparison.LT;
      case "lte" -> Comparison.LTE;
      default -> Comparison.EQ;
    };
  }

  /** {@code {after?, until?, buffer?, before?, keys?}}, keys being {@code {namespace, prefix}}. */
  static FeedOptions feed(JSObject asked) {
    FeedOptions options = FeedOptions.fromNow();
    if (Arguments.has(asked, "after")) {
      options = options.withAfter(Arguments.time(Arguments.field(asked, "after"), Timestamp.MIN));
    }
    if (Arguments.has(asked, "until")) {
      options = options.withUntil(Arguments.time(Arguments.field(asked, "until"), Timestamp.MAX));
    }
    if (Arguments.has(asked, "buffer")) {
      options = options.withBuffer(Arguments.count(asked, "buffer", 0));
    }
    for (JSObject keys : Arguments.items(Arguments.field(asked, "keys"))) {
      options =
          options.withPrefix(
              Arguments.text(Arguments.field(keys, "namespace")),
              Arguments.text(Arguments.field(keys, "prefix")));
    }
    return Arguments.flag(asked, "before") ? options : options.withoutBefore();
  }
}
