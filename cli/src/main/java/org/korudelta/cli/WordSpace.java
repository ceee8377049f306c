package org.korudelta.cli;

import java.util.List;
import java.util.Locale;
import org.korudelta.Neighbour;
import org.korudelta.cli.data.Sample;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObject;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.jvm.BlockingKoruDelta;

/**
 * What {@code search} and {@code navigate} share: the sample on first use, and how answers look.
 */
final class WordSpace {
  private WordSpace() {}

  /**
   * Opens the database; first loads the shipped words when they are asked for, the user named no
   * directory, and none are there. They come as one commit: an interrupted load leaves none.
   */
  static BlockingKoruDelta open(DataOptions data, String namespace) {
    if (data.named() || !namespace.equals("words")) {
      return data.openExisting();
    }
    BlockingKoruDelta db = data.open();
    try {
      if (db.keys("words").isEmpty()) {
        load(data, db);
      }
      return db;
    } catch (RuntimeException | Error e) {
      db.close();
      throw e;
    }
  }

  private static void load(DataOptions data, BlockingKoruDelta db) {
    data.err()
        .println("koru: loading the sample of 8,000 words into " + DataOptions.DEFAULT_DIRECTORY);
    Progress progress = new Progress(data.err(), "sample");
    Sample.WORDS.into(db, progress);
    progress.done();
  }

  /** One answer a line, best first. */
  static void print(DataOptions data, List<Neighbour> neighbours) {
    neighbours.forEach(neighbour -> data.answer(json(neighbour), line(neighbour)));
  }

  private static String line(Neighbour neighbour) {
    return neighbour.key() + " " + String.format(Locale.ROOT, "%.3f", neighbour.score());
  }

  private static JsonObject json(Neighbour neighbour) {
    JsonObjectBuilder object = Json.object();
    object.put("key", neighbour.key()).put("score", neighbour.score());
    object.put("versionId", neighbour.version().id().hex());
    object.put("timestamp", neighbour.version().timestamp().toString());
    return object.build();
  }
}
