package org.korudelta.cli.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where in a command line the next word stands.
 *
 * @param command the command so far
 * @param option the option whose value is next, or null
 * @param words the command's arguments so far
 * @param optionsEnded whether {@code --} has been given
 */
record Place(
    CommandSpec command, @Nullable OptionSpec option, List<String> words, boolean optionsEnded) {

  /** The place after {@code before} in a command line of {@code root}. */
  static Place after(List<String> before, CommandSpec root) {
    Place place = new Place(root, null, List.of(), false);
    for (String word : before) {
      place = place.after(word);
    }
    return place;
  }

  private Place after(String word) {
    if (option != null) {
      return new Place(command, null, words, optionsEnded);
    }
    if (!optionsEnded && word.equals("--")) {
      return new Place(command, null, words, true);
    }
    OptionSpec named = optionsEnded ? null : command.findOption(word);
    if (named != null) {
      return new Place(command, named.arity().min() > 0 ? named : null, words, false);
    }
    CommandLine subcommand = command.subcommands().get(word);
    return subcommand == null
        ? withWord(word)
        : new Place(subcommand.getCommandSpec(), null, words, false);
  }

  private Place withWord(String word) {
    if (!optionsEnded && word.startsWith("--")) {
      return this;
    }
    List<String> more = new ArrayList<>(words);
    more.add(word);
    return new Place(command, null, List.copyOf(more), optionsEnded);
  }
}
