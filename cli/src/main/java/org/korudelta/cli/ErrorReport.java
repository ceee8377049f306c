package org.korudelta.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.ClosedByInterruptException;
import org.korudelta.cli.data.InputText;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.OutputLost;
import org.korudelta.cli.terminal.TerminalText;
import org.korudelta.error.ErrorCode;
import org.korudelta.error.KoruException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns an exception into one line on stderr, {@code koru: code: message}, and an exit code. */
final class ErrorReport implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (error instanceof KoruException known) {
      return print(err, known.code(), known.getMessage());
    }
    if (error instanceof OutputLost) {
      return ExitCode.OK; // The end of the run says why, when it is not just that nobody reads on.
    }
    if (error instanceof ClosedByInterruptException) {
      return print(err, ErrorCode.CANCELLED, "interrupted: command=" + command.getCommandName());
    }
    if (error instanceof IOException failed) {
      return print(err, ErrorCode.STORAGE_FAILURE, InputText.reason(failed));
    }
    return defect(err, error);
  }

  /** Prints the line; gives the exit code. */
  static int print(PrintWriter err, ErrorCode code, String message) {
    err.println("koru: " + code + ": " + TerminalText.of(message));
    return ExitCode.of(code);
  }

  /** What nobody foresaw, with everything that helps to mend it. */
  static int defect(PrintWriter err, Throwable error) {
    err.println("koru: internal error, please report it:");
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    trace.toString().lines().forEach(line -> err.println(shown(line)));
    return ExitCode.DEFECT;
  }

  /** A stack trace is indented by tabs; its messages may hold anything. */
  private static String shown(String line) {
    return TerminalText.of(line.replace("\t", "  "));
  }

  /** The heap has no room for the memory budget and the answer. */
  static int outOfMemory(PrintWriter err) {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    err.println(
        "koru: limit: out of memory: heapMegabytes="
            + megabytes
            + "; give more with JAVA_TOOL_OPTIONS=-Xmx…");
    return ExitCode.of(ErrorCode.LIMIT);
  }
}
