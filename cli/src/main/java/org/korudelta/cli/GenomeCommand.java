package org.korudelta.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.cli.data.Backup;
import org.korudelta.cli.data.ImportFile;
import org.korudelta.cli.terminal.Column;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.json.JsonString;
import org.korudelta.transfer.Genome;
import org.korudelta.transfer.TransferReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code koru genome}: what a history comes down to, of a database or of a backup. */
@Command(
    name = "genome",
    description = {
      "Show what the whole history comes down to: one hash over the ids of all versions in order.",
      "Two databases have one genome exactly when they have the same history, so a copy is compared"
          + " by it, and with --at any past state.",
      "Of a backup, with FILE: all of it is read and checked first."
    },
    footer = {"koru genome", "koru genome --at 2020-01-01", "koru genome users.koru --json"})
final class GenomeCommand implements Callable<Integer> {
  @Mixin private ReadingOptions data = new ReadingOptions();
  @Mixin private TimeOption past = new TimeOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "A backup; - for standard input (default: the database).")
  private @Nullable Path file;

  @Override
  public Integer call() {
    if (file == null) {
      show(past.reads(data).genome());
    } else if (past.named()) {
      throw data.misused("--at looks at a database, not at a backup");
    } else {
      show(verified(file));
    }
    return ExitCode.OK;
  }

  private TransferReport verified(Path backup) {
    if (ImportFile.isStandardInput(backup)) {
      data.session().requireInput();
    }
    Progress progress = new Progress(data.err(), "genome");
    try {
      return new Backup(backup, progress).verify();
    } finally {
      progress.done();
    }
  }

  private void show(Genome genome) {
    if (data.json()) {
      data.answer(GenomeText.object(genome), "");
    } else {
      show(GenomeText.rows(genome));
    }
  }

  private void show(TransferReport report) {
    if (data.json()) {
      data.answer(GenomeText.facts(report), "");
      return;
    }
    Map<String, String> rows = GenomeText.rows(report.genome());
    if (report.base().commits() > 0) {
      rows.put("goes on from", report.base().root());
      rows.put("as of", report.base().lastCommit().toString());
    }
    show(rows);
  }

  private void show(Map<String, String> rows) {
    try (Answers answers = data.answers(Column.text("").whole(), Column.text("").whole())) {
      rows.forEach((name, words) -> answers.row(JsonString.of(words), name, words));
    }
  }
}
