package org.korudelta.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.korudelta.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code at}, in a shell: lets all reads look at a moment of the past. */
@Command(
    name = "at",
    description = {
      "Let all reads of this shell look at a time.",
      "The words need no quotes. Writing is refused until now."
    },
    footer = {"at 2020-01-01", "at 2 days ago"})
final class AtCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "TIME",
      description = "A time in any form; see help times.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    data.session().lookAt(data.time(String.join(" ", words)));
    return ExitCode.OK;
  }
}
