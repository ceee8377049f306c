package org.korudelta.cli;

import java.util.concurrent.Callable;
import org.korudelta.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code exit}, in a shell. */
@Command(
    name = "exit",
    aliases = "quit",
    description = "Leave the shell; so does Ctrl-D.",
    footer = {"exit"})
final class ExitCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Override
  public Integer call() {
    data.session().end();
    return ExitCode.OK;
  }
}
