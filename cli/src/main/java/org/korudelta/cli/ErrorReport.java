package org.korudelta.cli;

import java.io.PrintWriter;
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
      err.println("koru: " + known.code() + ": " + known.getMessage());
      return ExitCode.of(known.code());
    }
    err.println("koru: internal error, please report it:");
    error.printStackTrace(err);
    return ExitCode.DEFECT;
  }
}
