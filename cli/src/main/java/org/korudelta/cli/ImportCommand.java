package org.korudelta.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.ImportReport;
import org.korudelta.cli.data.Import;
import org.korudelta.cli.data.ImportFile;
import org.korudelta.cli.data.ImportLine;
import org.korudelta.cli.terminal.Count;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.error.KoruException;
import org.korudelta.json.Json;
import org.korudelta.json.JsonObjectBuilder;
import org.korudelta.jvm.BlockingKoruDelta;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru import}: brings in changes of the past at their own times, or vectors. */
@Command(
    name = "import",
    description = {
      "Import changes of the past, or vectors, from JSON Lines.",
      "The whole file is checked before anything is written.",
      "Changes: {\"at\",\"op\":\"put\"|\"embed\"|\"delete\",\"namespace\",\"key\",\"value\"}, in"
          + " time order;",
      "lines with one time form one commit; other fields become metadata, or those of the object"
          + " \"metadata\".",
      "An embed has {\"model\",\"vector\"} for a value. What koru export writes is all of this"
          + " kind.",
      "Vectors, with --namespace: {\"key\",\"vector\"}."
    },
    footer = {
      "koru import mime-history.jsonl",
      "koru import words.jsonl.gz --namespace words",
      "cat mime-history.jsonl | koru import -"
    })
final class ImportCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "JSON Lines, plain or gzipped; - for standard input.")
  private Path file = Path.of("");

  @Option(names = "--namespace", paramLabel = "N", description = "Where vectors go.")
  private @Nullable String namespace;

  @Option(
      names = "--model",
      paramLabel = "M",
      description = "The vectors' model (default: ${DEFAULT-VALUE}).")
  private String model = VectorText.MODEL;

  @Override
  public Integer call() {
    if (ImportFile.isStandardInput(file)) {
      data.session().requireInput();
    }
    Progress progress = new Progress(data.err(), "import");
    List<ImportLine> lines = ImportFile.read(file, count -> progress.at("lines read", count));
    Import work = Import.of(lines, file.toString(), namespace, model);
    return write(work, MissingDirectories.on(data.directory()), progress);
  }

  private int write(Import work, MissingDirectories before, Progress progress) {
    BlockingKoruDelta db = data.writable();
    try {
      ImportReport report = work.into(db, progress);
      progress.done();
      print(report);
      return ExitCode.OK;
    } catch (KoruException e) {
      progress.done();
      undo(db, before, e);
      return ErrorReport.print(data.err(), e.code(), work.placed(e));
    }
  }

  /** A refused import leaves no new database behind. */
  private void undo(BlockingKoruDelta db, MissingDirectories before, KoruException refusal) {
    try {
      if (refused(refusal) && db.stats().commitCount() == 0) {
        before.remove(data.session());
      }
    } catch (IOException | KoruException e) {
      refusal.addSuppressed(e); // The refusal is told; what is left is an empty database.
    }
  }

  /** Whether nothing was written for certain. */
  private static boolean refused(KoruException error) {
    return switch (error.code()) {
      case BAD_REQUEST, LIMIT, CONFLICT, NOT_FOUND -> true;
      default -> false;
    };
  }

  private void print(ImportReport report) {
    JsonObjectBuilder facts = Json.object();
    facts.put("versions", report.versions()).put("commits", report.commits());
    data.answer(
        facts.build(),
        "imported "
            + Count.of(report.versions(), "version")
            + " in "
            + Count.of(report.commits(), "commit"));
  }
}
