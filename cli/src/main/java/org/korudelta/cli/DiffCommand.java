package org.korudelta.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.cli.diff.Comparison;
import org.korudelta.cli.diff.DiffText;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.json.JsonArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code koru diff}: what changed between two versions, or in a key between two times. */
@Command(
    name = "diff",
    description = {
      "Show what changed between two versions, or in a key between two times; without times, from"
          + " the version before to the current one.",
      "A line begins with + for what came, - for what went, ~ for what changed; --json gives the"
          + " patch of RFC 6902."
    },
    footer = {
      "koru diff mime text/javascript",
      "koru diff mime text/javascript --from 2015-01-01",
      "koru diff 89811e3f8a81 3534d031671b --json"
    })
final class DiffCommand implements Callable<Integer> {
  @Mixin private ReadingOptions data = new ReadingOptions();

  @Parameters(
      index = "0",
      paramLabel = "NAMESPACE|ID",
      description =
          "A namespace; or a version: its id or an unambiguous prefix of 7 or more digits.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "KEY|ID", description = "A key; or the other version.")
  private String second = "";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "The key as it was then: 2024-07-12, \"2 days ago\"; see koru help times.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "The key as it was then (default: as it is now).")
  private @Nullable String to;

  @Override
  public Integer call() {
    print(comparison(new Period(data.time(from), data.time(to))));
    return ExitCode.OK;
  }

  private Comparison comparison(Period period) {
    Comparison.Source source = new Comparison.Source(data.reads(), first, second);
    return period.from() == null && period.to() == null
        ? source.ofVersionsOrKey()
        : source.between(period.from(), period.to());
  }

  private void print(Comparison comparison) {
    JsonArray patch = comparison.patch();
    if (data.json()) {
      data.answer(patch, "");
    } else {
      DiffText.lines(comparison, patch).forEach(line -> data.answer(patch, line));
    }
  }
}
