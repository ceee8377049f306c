package org.korudelta.benchmarks;

import org.korudelta.benchmarks.engine.EngineCommand;
import org.korudelta.benchmarks.js.JsCommand;
import org.korudelta.benchmarks.runtime.RuntimeCommand;
import org.korudelta.benchmarks.sim.SimCommand;
import org.korudelta.benchmarks.vector.VectorCommand;
import org.korudelta.error.KoruException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command {@code bench}: measures, and shows each figure beside its target. */
@Command(
    name = "bench",
    description = "Measures KoruDelta beside its baselines.",
    mixinStandardHelpOptions = true,
    subcommands = {
      EngineCommand.class,
      JsCommand.class,
      RuntimeCommand.class,
      SimCommand.class,
      VectorCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Bench {
  private Bench() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new Bench());
    System.exit(command.setExecutionExceptionHandler(Bench::failed).execute(arguments));
  }

  /** What is known to fail is said in a line; the rest with all that helps to mend it. */
  private static int failed(Exception error, CommandLine command, ParseResult parsed)
      throws Exception {
    if (!(error instanceof KoruException known)) {
      throw error;
    }
    command.getErr().println();
    command.getErr().println("koru bench: " + known.code() + ": " + known.getMessage());
    return command.getCommandSpec().exitCodeOnExecutionException();
  }
}
