package org.korudelta.cli;

import java.util.List;
import java.util.Locale;
import org.korudelta.Neighbour;
import org.korudelta.cli.data.Sample;
import org.korudelta.cli.terminal.Column;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.jvm.BlockingReads;

/**
 * What {@code search} and {@code navigate} share: the sample on first use, and how answers look.
 */
final class WordSpace {
  private WordSpace() {}

  /**
   * What can be read of the namespace; first loads the shipped words when they are asked for, the
   * user named no directory, and none are there. They come as one commit: an interrupted load
   * leaves none.
   */
  static BlockingReads reads(DataOptions data, TimeOption past, String namespace) {
    boolean shipped = namespace.equals("words") && !data.named();
    if (shipped && data.session().readPoint() == null) {
      BlockingKoruDelta db = data.writable();
      if (db.keys(namespace).isEmpty()) {
        load(data, db);
      }
    }
    return past.reads(data);
  }

  private static void load(DataOptions data, BlockingKoruDelta db) {
    data.tell("loading the sample of 8,000 words into " + data.directory());
    Progress progress = new Progress(data.err(), "sample");
    Sample.WORDS.into(db, progress);
    progress.done();
  }

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
