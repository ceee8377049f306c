package org.korudelta.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.cli.data.Backup;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.Progress;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.BlockingReads;
import org.korudelta.text.Timestamp;
import org.korudelta.transfer.TransferReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru backup}: the whole history in one file, or what came after a time. */
@Command(
    name = "backup",
    description = {
      "Write the whole history to one file that koru restore reads: every version with its id,"
          + " causes, metadata and vector, as of one moment.",
      "The file is read again and checked before it appears under its name. It is not compressed.",
      "With --after only what came later: koru restore adds it to the very history that it goes on"
          + " from."
    },
    footer = {
      "koru backup users.koru",
      "koru backup --at yesterday users.koru",
      "koru backup --after \"2 days ago\" users.koru"
    })
final class BackupCommand implements Callable<Integer> {
  private static final String COMPRESSED = ".gz";

  @Mixin private ReadingOptions data = new ReadingOptions();
  @Mixin private TimeOption past = new TimeOption();

  @Option(
      names = "--after",
      paramLabel = "TIME",
      description = "Only what came after this time: that of a backup's last commit, for example.")
  private @Nullable String after;

  @Parameters(index = "0", paramLabel = "FILE", description = "Where to; it may be there already.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    data.requireOutside(file);
    if (file.toString().endsWith(COMPRESSED)) {
      throw new KoruException.BadRequest("a backup is not compressed: path=" + file);
    }
    Timestamp from = data.time(after);
    TransferReport report = write(past.fixed(data), from == null ? Timestamp.MIN : from);
    data.answer(
        GenomeText.facts(report).put("file", file.toString()),
        GenomeText.line("wrote", report) + " to " + file);
    return ExitCode.OK;
  }

  private TransferReport write(BlockingReads reads, Timestamp from) throws IOException {
    Progress progress = new Progress(data.err(), "backup");
    try {
      return new Backup(file, progress).write(reads, from);
    } finally {
      progress.done();
    }
  }
}
