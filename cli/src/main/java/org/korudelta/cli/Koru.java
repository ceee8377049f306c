package org.korudelta.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.korudelta.cli.conformance.ConformanceCommand;
import org.korudelta.cli.terminal.StandardOutput;
import org.korudelta.cli.tour.TourCommand;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The {@code koru} command: reads the command line, runs one command, turns errors into exit codes.
 */
@Command(
    name = "koru",
    version = "koru 0.1.0",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "A causal database at the command line: every write is kept, anything can be read as of any"
            + " past time.",
    subcommands = {
      PutCommand.class,
      GetCommand.class,
      LogCommand.class,
      DeleteCommand.class,
      KeysCommand.class,
      NamespacesCommand.class,
      ContainsCommand.class,
      DiffCommand.class,
      StatsCommand.class,
      ImportCommand.class,
      SearchCommand.class,
      NavigateCommand.class,
      ConformanceCommand.class,
      TourCommand.class,
      TestCommand.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:not found",
      " 2:wrong command line, or something the command needs is missing",
      " 3:bad input, or over a limit",
      " 4:conflict, or ambiguous",
      " 5:in use, read-only, closed or unavailable",
      " 6:corruption",
      " 7:the storage failed, or the outcome is unknown",
      " 8:an expectation of the tour or the conformance table failed",
      "70:a defect of koru itself"
    },
    footer = {
      "",
      "Try:  koru tour",
      "      koru put users alice '{\"name\":\"Alice\"}'",
      "      koru get users alice --at 2026-01-01T00:00:00Z",
      "      koru navigate words king -man +woman"
    })
public final class Koru {

  Koru() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    PrintWriter err =
        new PrintWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8),
            true);
    int exit = run(StandardOutput.ofProcess(), err, args);
    err.flush();
    System.exit(exit);
  }

  /** Runs one command; an answer that could not be written is a failure like any other. */
  static int run(StandardOutput standard, PrintWriter err, String... args) {
    PrintWriter out = standard.writer();
    int exit = execute(out, err, args);
    out.flush();
    return standard
        .failure()
        .map(
            e ->
                ErrorReport.print(
                    err, ErrorCode.STORAGE_FAILURE, "cannot write output: " + e.getMessage()))
        .orElse(exit);
  }

  private static int execute(PrintWriter out, PrintWriter err, String... args) {
    try {
      requireUtf8(args);
      return commandLine(out, err).execute(args);
    } catch (KoruException e) {
      return ErrorReport.print(err, e.code(), e.getMessage());
    } catch (OutOfMemoryError e) {
      return ErrorReport.outOfMemory(err);
    } catch (Throwable e) {
      return ErrorReport.defect(err, e);
    }
  }

  /**
   * The JVM has put U+FFFD for each byte that its locale cannot read: two keys would become one.
   */
  private static void requireUtf8(String... args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].indexOf('\ufffd') >= 0) {
        throw new KoruException.BadRequest(
            "argument is not UTF-8, or not readable in this locale: position="
                + (i + 1)
                + " argument="
                + args[i]);
      }
    }
  }

  /** The command line with its writers: what {@code main} runs and tests drive. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return new CommandLine(new Koru())
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(new UsageReport())
        .setExecutionExceptionHandler(new ErrorReport());
  }
}
