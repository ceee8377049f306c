package org.korudelta.cli.help;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a shell may offer and say of commands, options and their values. Threading: stateless. */
final class Suggestions {
  private static final String GIST_ENDS = ".;:(";

  private Suggestions() {}

  /** The options of a command that help shows. */
  static List<OptionSpec> options(CommandSpec command) {
    return command.options().stream().filter(option -> !option.hidden()).toList();
  }

  /** Whether a value follows. */
  static boolean takesValue(OptionSpec option) {
    return option.arity().min() > 0;
  }

  /** The words that an argument of a command may be; none when it may be any. */
  static List<String> words(ArgSpec argument, CommandSpec command) {
    List<String> words = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(words::add);
    } else if (argument.paramLabel().startsWith("COMMAND")) {
      words.addAll(command.root().subcommands().keySet());
    }
    return words;
  }

  /** Whether an argument is a file. */
  static boolean file(ArgSpec argument) {
    return argument.paramLabel().equals("FILE");
  }

  /** Whether an argument is a directory. */
  static boolean directory(ArgSpec argument) {
    return argument.paramLabel().equals("DIR");
  }

  /** What a command does, in a few words. */
  static String gist(CommandLine command) {
    return gist(command.getCommandSpec().usageMessage().description());
  }

  /** What an argument is, in a few words. */
  static String gist(ArgSpec argument) {
    return gist(argument.description());
  }

  private static String gist(String[] description) {
    String text = description.length == 0 ? "" : description[0];
    int end = 0;
    while (end < text.length() && GIST_ENDS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, end).strip();
  }

  /** A word of a shell that means {@code text}. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
