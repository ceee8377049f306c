package org.korudelta.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.korudelta.ExplainedNavigation.Stop;
import org.korudelta.Navigation;
import org.korudelta.Neighbour;
import org.korudelta.causal.Version;
import org.korudelta.cli.terminal.Column;
import org.korudelta.json.Json;
import org.korudelta.json.JsonNull;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.vector.SearchPlan;

/** How what is near is shown, and how it was found: one answer a row, explanations below. */
final class NeighbourText {
  private final DataOptions data;

  NeighbourText(DataOptions data) {
    this.data = data;
  }

  /** One answer a row, best first. */
  void answer(List<Neighbour> neighbours) {
    try (Answers answers = data.answers(Column.text("KEY"), Column.number("SCORE"))) {
      neighbours.forEach(
          neighbour -> answers.row(json(neighbour), neighbour.key(), score(neighbour.score())));
    }
  }

  static String score(double score) {
    String text = String.format(Locale.ROOT, "%.3f", score);
    return text.equals("-0.000") ? "0.000" : text;
  }

  private static JsonObject json(Neighbour neighbour) {
    return version(neighbour.version()).put("score", neighbour.score()).build();
  }

  /** Which version of which key. */
  static JsonObjectBuilder version(Version version) {
    JsonObjectBuilder object = Json.object().put("key", version.key());
    object.put("versionId", version.id().hex());
    return object.put("timestamp", version.timestamp().toString());
  }

  /** How it was found: a row a fact for people, below a blank line; one object for machines. */
  void answer(SearchPlan plan) {
    if (data.json()) {
      data.answer(Json.object().put("plan", object(plan)).build(), "");
      return;
    }
    data.answer(JsonNull.NULL, "");
    try (Answers answers = data.answers(Column.text("").whole(), Column.text(""))) {
      rows(plan).forEach((name, words) -> answers.row(JsonNull.NULL, name, words));
    }
  }

  private static Map<String, String> rows(SearchPlan plan) {
    SearchPlan.Counts counts = plan.counts();
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("way", way(plan));
    rows.put("reason", plan.reason());
    rows.put("vectors", counts.vectors() + ", about " + counts.matching() + " may be answers");
    rows.put("compared", counts.compared() + " in 8 bits, " + counts.ranked() + " exactly");
    return rows;
  }

  private static String way(SearchPlan plan) {
    return plan.way().name().toLowerCase(Locale.ROOT);
  }

  private static JsonObject object(SearchPlan plan) {
    SearchPlan.Counts counts = plan.counts();
    JsonObjectBuilder object = Json.object();
    object.put("way", way(plan)).put("reason", plan.reason());
    object.put("vectors", counts.vectors()).put("matching", counts.matching());
    return object.put("compared", counts.compared()).put("ranked", counts.ranked()).build();
  }

  /** Where a navigation went: a row a stop, below a blank line. */
  void answerStops(List<Stop> stops) {
    if (!data.json()) {
      data.answer(JsonNull.NULL, "");
    }
    try (Answers answers =
        data.answers(Column.text("STOP"), Column.number("BEFORE"), Column.number("AFTER"))) {
      for (Stop stop : stops) {
        String name = sign(stop) + stop.target().key();
        answers.row(json(stop), name, cosine(stop.before()), cosine(stop.after()));
      }
    }
  }

  /** None where the steps so far cancelled out. */
  private static String cosine(OptionalDouble cosine) {
    return cosine.isPresent() ? score(cosine.getAsDouble()) : "";
  }

  private static JsonObject json(Stop stop) {
    JsonObjectBuilder object = version(stop.target());
    stop.step().ifPresent(step -> object.put("step", sign(stop)).put("weight", step.weight()));
    stop.before().ifPresent(cosine -> object.put("before", cosine));
    stop.after().ifPresent(cosine -> object.put("after", cosine));
    return Json.object().put("stop", object.build()).build();
  }

  private static String sign(Stop stop) {
    return stop.step().map(Navigation.Step::direction).map(NeighbourText::sign).orElse("");
  }

  private static String sign(Navigation.Direction direction) {
    return switch (direction) {
      case ADD -> "+";
      case SUBTRACT -> "-";
      case TOWARD -> "~";
    };
  }
}
