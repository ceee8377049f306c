package org.korudelta.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.korudelta.causal.Version;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.error.KoruException;
import org.korudelta.jvm.BlockingReads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru log}: prints a key's history, oldest first, deletes included. */
@Command(
    name = "log",
    description = "Show every version of a key, oldest first, deletes included.",
    footer = {
      "koru log mime text/javascript",
      "koru log mime text/javascript --at 2020-01-01 --json"
    })
final class LogCommand implements Callable<Integer> {
  private static final int PAGE = 1_000;

  @Mixin private ReadingOptions data = new ReadingOptions();
  @Mixin private TimeOption past = new TimeOption();

  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "The key's namespace.")
  private String namespace = "";

  @Parameters(index = "1", paramLabel = "KEY", description = "The key.")
  private String key = "";

  @Option(names = "--skip", paramLabel = "N", description = "Leave out the first N versions.")
  private int skip;

  @Option(names = "--limit", paramLabel = "N", description = "Show at most N versions.")
  private int limit = Integer.MAX_VALUE;

  @Override
  public Integer call() {
    if (skip < 0 || limit < 1) {
      throw new KoruException.BadRequest("out of range: skip=" + skip + " limit=" + limit);
    }
    BlockingReads reads = past.reads(data);
    if (reads.history(namespace, key, 0, 1).isEmpty()) {
      throw new KoruException.NotFound("no history: namespace=" + namespace + " key=" + key);
    }
    try (Answers answers = VersionText.answers(data)) {
      print(reads, answers);
    }
    return ExitCode.OK;
  }

  private void print(BlockingReads reads, Answers answers) {
    int shown = 0;
    List<Version> page;
    do {
      page = reads.history(namespace, key, skip + shown, Math.min(PAGE, limit - shown));
      page.forEach(version -> VersionText.row(answers, version));
      shown += page.size();
    } while (page.size() == PAGE && shown < limit);
  }
}
