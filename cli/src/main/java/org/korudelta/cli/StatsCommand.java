package org.korudelta.cli;

import java.util.concurrent.Callable;
import org.korudelta.Stats;
import org.korudelta.cli.terminal.Column;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.JsonString;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code koru stats}: counts and sizes, and what the last open found. */
@Command(
    name = "stats",
    description = "Show counts, sizes and what opening the log found.",
    footer = {"koru stats", "koru stats --json", "koru stats --read-only"})
final class StatsCommand implements Callable<Integer> {
  @Mixin private ReadingOptions data = new ReadingOptions();

  @Override
  public Integer call() {
    Stats stats = data.readable().stats();
    if (data.json()) {
      data.answer(StatsText.object(stats), "");
    } else {
      print(stats);
    }
    return ExitCode.OK;
  }

  private void print(Stats stats) {
    try (Answers answers = data.answers(Column.text("").whole(), Column.text(""))) {
      StatsText.rows(stats)
          .forEach((name, words) -> answers.row(JsonString.of(words), name, words));
    }
  }
}
