package org.korudelta.cli;

import java.util.concurrent.Callable;
import org.korudelta.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code koru test}: the launcher's work; listed here so that the help names it. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description =
        "Build everything and run every test on every platform (needs the launcher ./koru).",
    footer = {"", "Example:  ./koru test"})
final class TestCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Override
  public Integer call() {
    command
        .commandLine()
        .getErr()
        .println("koru: the tests are run by the launcher in the repository's root: ./koru test");
    return ExitCode.USAGE;
  }
}
