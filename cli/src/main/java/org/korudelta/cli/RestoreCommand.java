package org.korudelta.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.korudelta.cli.data.Backup;
import org.korudelta.cli.data.ImportFile;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.BlockingKoruDelta;
import org.korudelta.transfer.Genome;
import org.korudelta.transfer.TransferReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code koru restore}: a backup into an empty database, or on top of what it goes on from. */
@Command(
    name = "restore",
    description = {
      "Bring a backup into a database: all of it, or nothing, also when it is cut short.",
      "A whole history wants an empty database, made where there is none; what koru backup --after"
          + " wrote wants the very history that it goes on from.",
      "Everything is checked before any of it can be seen. At the end the database is read again"
          + " and its genome compared with the backup's."
    },
    footer = {
      "koru restore --data copy users.koru",
      "cat users.koru | koru restore --data copy - && koru genome --data copy"
    },
    exitCodeList = {
      " 0:the database has the backup's history",
      " 3:the file is no backup",
      " 4:the database is not empty, or not what the backup goes on from",
      " 5:somebody has the database open",
      " 6:the backup is damaged"
    })
final class RestoreCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(index = "0", paramLabel = "FILE", description = "A backup; - for standard input.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    data.requireNow();
    if (ImportFile.isStandardInput(file)) {
      data.session().requireInput();
    }
    Path directory = data.released();
    MissingDirectories before = MissingDirectories.on(directory);
    try {
      TransferReport report = restore(directory);
      requireRestored(report.genome());
      data.answer(GenomeText.facts(report), GenomeText.line("restored", report));
      return ExitCode.OK;
    } catch (KoruException e) {
      undo(directory, before, e);
      throw e;
    }
  }

  private TransferReport restore(Path directory) {
    Progress progress = new Progress(data.err(), "restore");
    try {
      return new Backup(file, progress).restore(directory);
    } finally {
      progress.done();
    }
  }

  /** What is on the disk is what the backup said. */
  private void requireRestored(Genome expected) {
    Genome actual = data.existing().genome();
    if (!expected.equals(actual)) {
      throw new KoruException.Corruption(
          "database is not what was restored: expected=" + expected + " actual=" + actual);
    }
  }

  /** A refused backup leaves no new database behind. */
  private void undo(Path directory, MissingDirectories before, KoruException refusal) {
    try {
      if (!before.inner().isEmpty() && Files.exists(directory)) {
        BlockingKoruDelta made = data.session().database(directory);
        if (made.stats().commitCount() == 0) {
          before.remove(data.session());
        }
      }
    } catch (IOException | KoruException e) {
      refusal.addSuppressed(e); // The refusal is told; what is left is an empty database.
    }
  }
}
