package org.korudelta.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.korudelta.HistoricalWrite;
import org.korudelta.ImportReport;
import org.korudelta.Write;
import org.korudelta.error.KoruException;
import org.korudelta.json.JsonObject;
import org.korudelta.jvm.BlockingKoruDelta;

/**
 * A checked import, ready to be written: either changes of the past or vectors of now, never both.
 */
public sealed interface Import {

  /** Writes it. */
  ImportReport into(BlockingKoruDelta db, Progress progress);

  /** Checks every line; {@code bad_request} with source, line and reason. */
  static Import of(
      List<JsonObject> objects, String source, @Nullable String namespace, String model) {
    List<HistoricalWrite> changes = new ArrayList<>();
    List<Write> vectors = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      String place = source + ":" + (i + 1);
      ImportLine line = new ImportLine(objects.get(i), place);
      if (!line.vector()) {
        changes.add(line.change());
      } else if (namespace == null) {
        throw new KoruException.BadRequest(place + ": a vector needs --namespace");
      } else {
        vectors.add(line.embedding(namespace, model));
      }
    }
    if (!changes.isEmpty() && !vectors.isEmpty()) {
      throw new KoruException.BadRequest(
          source
              + ": mixes changes and vectors: changes="
              + changes.size()
              + " vectors="
              + vectors.size());
    }
    return vectors.isEmpty() ? new Changes(changes) : new Vectors(vectors);
  }

  /** Changes of the past, at their own times. */
  record Changes(List<HistoricalWrite> writes) implements Import {
    @Override
    public ImportReport into(BlockingKoruDelta db, Progress progress) {
      progress.at("changes to write", writes.size());
      return db.importHistory(writes);
    }
  }

  /** Vectors, written now in batches. */
  record Vectors(List<Write> writes) implements Import {
    private static final int BATCH = 2_000;

    @Override
    public ImportReport into(BlockingKoruDelta db, Progress progress) {
      int commits = 0;
      for (int from = 0; from < writes.size(); from += BATCH, commits++) {
        int to = Math.min(from + BATCH, writes.size());
        db.putBatch(writes.subList(from, to));
        progress.at("vectors written", to);
      }
      return new ImportReport(writes.size(), commits);
    }
  }
}
