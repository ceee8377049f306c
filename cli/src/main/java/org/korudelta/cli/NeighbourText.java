package org.korudelta.cli;

import java.util.List;
import java.util.Locale;
import org.korudelta.Neighbour;
import org.korudelta.cli.terminal.Column;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;

/** How what is near is shown: by {@code search} and by {@code navigate}. */
final class NeighbourText {
  private NeighbourText() {}

  /** One answer a row, best first. */
  static void answer(DataOptions data, List<Neighbour> neighbours) {
    try (Answers answers = data.answers(Column.text("KEY"), Column.number("SCORE"))) {
      neighbours.forEach(
          neighbour -> answers.row(json(neighbour), neighbour.key(), score(neighbour)));
    }
  }

  private static String score(Neighbour neighbour) {
    return String.format(Locale.ROOT, "%.3f", neighbour.score());
  }

  private static JsonObject json(Neighbour neighbour) {
    JsonObjectBuilder object = Json.object();
    object.put("key", neighbour.key()).put("score", neighbour.score());
    object.put("versionId", neighbour.version().id().hex());
    object.put("timestamp", neighbour.version().timestamp().toString());
    return object.build();
  }
}
