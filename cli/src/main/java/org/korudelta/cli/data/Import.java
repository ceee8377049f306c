package org.korudelta.cli.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.korudelta.HistoricalWrite;
import org.korudelta.ImportReport;
import org.korudelta.Write;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.BlockingKoruDelta;

/**
 * A checked import, ready to be written: either changes of the past or vectors of now, never both.
 */
public sealed interface Import {

  /** Writes it. */
  ImportReport into(BlockingKoruDelta db, Progress progress);

  /** The message of a write that failed, with the file and line it is about. */
  String placed(KoruException error);

  /** Checks every line; {@code bad_request} with source, line and reason. */
  static Import of(
      List<ImportLine> lines, String source, @Nullable String namespace, String model) {
    List<ImportLine> vectors = lines.stream().filter(ImportLine::vector).toList();
    if (vectors.isEmpty()) {
      return new Changes(source, lines, lines.stream().map(ImportLine::change).toList());
    }
    if (namespace == null) {
      throw vectors.get(0).bad("a vector needs --namespace");
    }
    SizeLimit.NAMESPACE.requireName(namespace);
    if (vectors.size() < lines.size()) {
      throw new KoruException.BadRequest(
          source
              + ": mixes changes and vectors: changes="
              + (lines.size() - vectors.size())
              + " vectors="
              + vectors.size());
    }
    return Vectors.of(source, vectors, namespace, model);
  }

  /** Changes of the past, at their own times. */
  record Changes(String source, List<ImportLine> lines, List<HistoricalWrite> writes)
      implements Import {
    /** The database's own number of a write, from 1, or those of several; the last is its own. */
    private static final Pattern NUMBERED =
        Pattern.compile("(.*)( writes?=)([0-9]{1,9})(.*)", Pattern.DOTALL);

    @Override
    public ImportReport into(BlockingKoruDelta db, Progress progress) {
      return db.importHistory(writes, versions -> progress.at("changes written", versions));
    }

    /** The file has blank lines too: a line is named as an editor counts it. */
    @Override
    public String placed(KoruException error) {
      String message = error.getMessage();
      Matcher numbered = NUMBERED.matcher(message);
      if (!numbered.matches()) {
        return source + ": " + message;
      }
      boolean one = numbered.group(2).equals(" write=");
      return place(Integer.parseInt(numbered.group(3)))
          + ": "
          + (one ? numbered.group(1) + numbered.group(4) : message);
    }

    private String place(int write) {
      return write >= 1 && write <= lines.size() ? lines.get(write - 1).place() : source;
    }
  }

  /** Vectors of one dimension, written now: in one commit when one can hold them. */
  record Vectors(String source, List<Write> writes, int dimensions) implements Import {
    private static final int BATCH_BYTES = 48 << 20;
    private static final int WRITE_BYTES = 2_048;

    private static Vectors of(
        String source, List<ImportLine> lines, String namespace, String model) {
      List<Write> writes = new ArrayList<>(lines.size());
      Set<String> keys = new HashSet<>();
      int dimensions = 0;
      for (ImportLine line : lines) {
        Write.Embed write = line.embedding(namespace, model);
        int own = write.embedding().dimensions();
        if (dimensions != 0 && own != dimensions) {
          throw line.bad(
              "vectors of different dimensions: dimensions=" + own + " before=" + dimensions);
        }
        if (!keys.add(write.key())) {
          throw line.bad("key twice: key=" + write.key());
        }
        dimensions = own;
        writes.add(write);
      }
      return new Vectors(source, List.copyOf(writes), dimensions);
    }

    @Override
    public ImportReport into(BlockingKoruDelta db, Progress progress) {
      int batch = BATCH_BYTES / (Float.BYTES * dimensions + WRITE_BYTES);
      int commits = 0;
      for (int from = 0; from < writes.size(); from += batch, commits++) {
        int to = Math.min(from + batch, writes.size());
        db.putBatch(writes.subList(from, to));
        progress.at("vectors written", to);
      }
      return new ImportReport(writes.size(), commits);
    }

    @Override
    public String placed(KoruException error) {
      return source + ": " + error.getMessage();
    }
  }
}
