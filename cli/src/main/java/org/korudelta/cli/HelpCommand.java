package org.korudelta.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.korudelta.cli.help.Nearest;
import org.korudelta.cli.help.Topic;
import org.korudelta.cli.terminal.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code koru help}: the page of a command or of a topic. */
@Command(
    name = "help",
    description = "Show the page of a command or of a topic.",
    footer = {"koru help put", "koru help times", "koru help environment"})
final class HelpCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND|TOPIC",
      description = "A command, or times, or environment; the first letters are enough.")
  private @Nullable String name;

  @Override
  public Integer call() {
    CommandLine root = command.root().commandLine();
    if (name == null) {
      root.usage(root.getOut());
    } else {
      show(root, named(root, name));
    }
    return ExitCode.OK;
  }

  private static void show(CommandLine root, String page) {
    CommandLine known = root.getSubcommands().get(page);
    if (known == null) {
      root.getOut().print(Topic.text(page));
    } else {
      known.usage(root.getOut());
    }
  }

  /** The one page whose name begins so. */
  private String named(CommandLine root, String start) {
    List<String> pages = new ArrayList<>(root.getSubcommands().keySet());
    pages.addAll(Topic.names());
    List<String> found = pages.stream().filter(page -> page.startsWith(start)).toList();
    if (found.size() == 1 || found.contains(start)) {
      return found.contains(start) ? start : found.get(0);
    }
    throw new ParameterException(
        command.commandLine(), found.isEmpty() ? unknown(start, pages) : several(start, found));
  }

  private static String unknown(String word, List<String> pages) {
    List<String> near = Nearest.of(word, pages);
    return "No page: '" + word + "'" + (near.isEmpty() ? "" : "; nearest: " + near);
  }

  private static String several(String word, List<String> found) {
    return "'" + word + "' is not unique: it may be " + String.join(", ", found);
  }
}
