package org.korudelta.benchmarks;

import org.korudelta.benchmarks.runtime.RuntimeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code bench}: measures, and shows each figure beside its target. */
@Command(
    name = "bench",
    description = "Measures KoruDelta beside its baselines.",
    mixinStandardHelpOptions = true,
    subcommands = {EngineCommand.class, RuntimeCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class Bench {
  private Bench() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }
}
