package org.korudelta.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;
import org.korudelta.cli.help.Abbreviations;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs command lines; whatever goes wrong becomes a message and an exit code. */
final class Invocation {
  private Invocation() {}

  /** Runs one command; an answer that could not be written is a failure like any other. */
  static int run(Surroundings around, String... args) {
    PrintWriter out = around.out().writer();
    PrintWriter err = around.err();
    int exit = inSession(around, out, args);
    out.flush();
    int outcome =
        around
            .out()
            .failure()
            .map(
                e ->
                    ErrorReport.print(
                        err, ErrorCode.STORAGE_FAILURE, "cannot write output: " + e.getMessage()))
            .orElse(exit);
    err.flush();
    return outcome;
  }

  /** The session may fail to close, after a command that went well. */
  private static int inSession(Surroundings around, PrintWriter out, String... args) {
    PrintWriter err = around.err();
    try (Session session = new Session(around)) {
      return guarded(err, () -> Koru.commandLine(session, out, err, args), args);
    } catch (KoruException e) {
      return ErrorReport.print(err, e.code(), e.getMessage());
    }
  }

  /** Runs one command of a command line; never throws. */
  static int guarded(PrintWriter err, Supplier<CommandLine> command, String... args) {
    try {
      requireUtf8(args);
      return execute(command.get(), args);
    } catch (KoruException e) {
      return ErrorReport.print(err, e.code(), e.getMessage());
    } catch (OutOfMemoryError e) {
      return ErrorReport.outOfMemory(err);
    } catch (Throwable e) {
      return ErrorReport.defect(err, e);
    }
  }

  private static int execute(CommandLine command, String... args) {
    try {
      return command.execute(Abbreviations.spellOut(command, args));
    } catch (ParameterException e) {
      return new UsageReport().handleParseException(e, args);
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
}
