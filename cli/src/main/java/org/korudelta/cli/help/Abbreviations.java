package org.korudelta.cli.help;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Commands and long options by their first letters: {@code koru nav --js} is {@code koru navigate
 * --json}. What is spelt out, or unknown, is left as it is.
 *
 * <p>Threading: for one thread.
 */
public final class Abbreviations {
  /*
   * picocli has abbreviations of its own, but fails on the argument "-" and takes the letters
   * between dashes as well, so that more words are ambiguous.
   */
  private final List<String> spelt = new ArrayList<>();
  private CommandLine command;
  private boolean valueNext;
  private boolean restIsUnknown;

  private Abbreviations(CommandLine root) {
    this.command = root;
  }

  /**
   * The arguments with their abbreviations spelt out.
   *
   * @throws ParameterException naming the candidates when one may be several
   */
  public static String[] spellOut(CommandLine root, String... arguments) {
    Abbreviations reader = new Abbreviations(root);
    for (String argument : arguments) {
      reader.spelt.add(reader.spellOut(argument));
    }
    return reader.spelt.toArray(String[]::new);
  }

  private String spellOut(String argument) {
    if (valueNext || restIsUnknown) {
      valueNext = false;
      return argument;
    }
    if (argument.equals("--")) {
      restIsUnknown = true;
      return argument;
    }
    return argument.startsWith("-") ? option(argument) : word(argument);
  }

  /** An option, and whether its value is the next argument. */
  private String option(String argument) {
    int equals = argument.indexOf('=');
    String start = equals < 0 ? argument : argument.substring(0, equals);
    boolean longName = start.startsWith("--");
    String name = longName ? theOne(start, command.getCommandSpec().optionsMap().keySet()) : start;
    OptionSpec option = command.getCommandSpec().findOption(name);
    valueNext = option != null && equals < 0 && option.arity().min() > 0;
    return name + argument.substring(start.length());
  }

  /** A command while one may follow, else what the command takes. */
  private String word(String argument) {
    if (command.getSubcommands().isEmpty()) {
      return argument;
    }
    String name = theOne(argument, command.getSubcommands().keySet());
    CommandLine named = command.getSubcommands().get(name);
    command = named == null ? command : named;
    restIsUnknown = named == null;
    return name;
  }

  private String theOne(String start, Collection<String> names) {
    if (names.contains(start)) {
      return start;
    }
    List<String> found = names.stream().filter(name -> name.startsWith(start)).sorted().toList();
    if (found.size() > 1) {
      throw new ParameterException(
          command, "'" + start + "' is not unique: it may be " + String.join(", ", found));
    }
    return found.isEmpty() ? start : found.get(0);
  }
}
