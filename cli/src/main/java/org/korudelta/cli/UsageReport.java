package org.korudelta.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.korudelta.cli.help.Nearest;
import org.korudelta.cli.terminal.ExitCode;
import org.korudelta.cli.terminal.TerminalText;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a wrong command line into what is wrong, how it is written, and where help is. */
final class UsageReport implements IParameterExceptionHandler {
  /** What picocli puts before some messages and not before others. */
  private static final String MARK = "Error: ";

  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    if (arguments.length == 0) {
      command.usage(err);
      return ExitCode.USAGE;
    }
    if (error instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String word = unmatched.getUnmatched().get(0);
      unmatched(command, word, word.startsWith("-") && !afterDashes(word, arguments));
    } else {
      err.println("koru: " + TerminalText.of(reason(error)));
    }
    err.print("Usage: " + command.getHelp().synopsis(0));
    err.println("Help:  " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private static String reason(ParameterException error) {
    String message = String.valueOf(error.getMessage());
    return message.startsWith(MARK) ? message.substring(MARK.length()) : message;
  }

  /** A word nobody takes: an option, a command, or one argument too many. */
  private static void unmatched(CommandLine command, String word, boolean option) {
    boolean subcommand = !option && !command.getSubcommands().isEmpty();
    String what = option ? "Unknown option" : subcommand ? "Unknown command" : "One word too many";
    PrintWriter err = command.getErr();
    err.println("koru: " + what + ": '" + TerminalText.of(word) + "'");
    List<String> near = Nearest.of(word, option ? options(command) : commands(command));
    if (!near.isEmpty()) {
      err.println("Did you mean: " + String.join(", ", near) + "?");
    }
  }

  /** Whether {@code --} stands before it, after which nothing is an option. */
  private static boolean afterDashes(String word, String... arguments) {
    int dashes = List.of(arguments).indexOf("--");
    return dashes >= 0 && dashes < List.of(arguments).lastIndexOf(word);
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream().map(OptionSpec::longestName).toList();
  }

  private static List<String> commands(CommandLine command) {
    return new ArrayList<>(command.getSubcommands().keySet());
  }
}
