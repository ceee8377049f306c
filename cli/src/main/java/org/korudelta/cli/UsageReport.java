package org.korudelta.cli;

import java.io.PrintWriter;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.TerminalText;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a wrong command line into what is wrong, how it is written, and where help is. */
final class UsageReport implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    if (arguments.length == 0) {
      command.usage(err);
      return ExitCode.USAGE;
    }
    err.println("koru: " + TerminalText.of(error.getMessage()));
    UnmatchedArgumentException.printSuggestions(error, err);
    err.print("Usage: " + command.getHelp().synopsis(0));
    err.println("Help:  " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }
}
