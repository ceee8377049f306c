package org.korudelta.cli;

import java.util.concurrent.Callable;
import org.korudelta.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code now}, in a shell: comes back from the past. */
@Command(
    name = "now",
    description = "Let reads look at the present again.",
    footer = {"now"})
final class NowCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Override
  public Integer call() {
    data.session().lookAt(null);
    return ExitCode.OK;
  }
}
