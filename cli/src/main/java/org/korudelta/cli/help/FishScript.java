package org.korudelta.cli.help;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish: a {@code complete} a line, and which command the line has so far. */
final class FishScript {
  private static final String NO_COMMAND = "not __koru_command >/dev/null";

  private final CommandLine root;
  private final StringBuilder text = new StringBuilder();

  FishScript(CommandLine root) {
    this.root = root;
  }

  String text() {
    CommandSpec spec = root.getCommandSpec();
    text.append(begin(spec));
    options(NO_COMMAND, spec);
    root.getSubcommands().forEach(this::command);
    return text.toString();
  }

  /** The command is the first word that is neither an option nor an option's value. */
  private static String begin(CommandSpec root) {
    return """
    # Completion of koru in fish. In ~/.config/fish/config.fish: koru completion fish | source

    function __koru_command
        set -l value no
        for word in (commandline -opc)[2..-1]
            if test $value = yes
                set value no
                continue
            end
            switch $word
                case %s
                    set value yes
                case '-*'
                case '*'
                    echo $word
                    return 0
            end
        end
        return 1
    end

    complete -c koru -e
    complete -c koru -f
    """
        .formatted(optionsWithValue(root));
  }

  private static String optionsWithValue(CommandSpec root) {
    return Suggestions.options(root).stream()
        .filter(Suggestions::takesValue)
        .map(OptionSpec::longestName)
        .collect(Collectors.joining(" "));
  }

  private void command(String name, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    String here = "contains -- " + name + " (__koru_command)";
    line(NO_COMMAND, "-a " + name + about(Suggestions.gist(command)));
    options(here, spec);
    for (ArgSpec parameter : spec.positionalParameters()) {
      String offer = offer(parameter, spec);
      if (!offer.isEmpty()) {
        line(here, offer);
      }
    }
  }

  private void options(String where, CommandSpec command) {
    for (OptionSpec option : Suggestions.options(command)) {
      String value = Suggestions.takesValue(option) ? value(option, command) : "";
      line(where, names(option) + value + about(Suggestions.gist(option)));
    }
  }

  private static String names(OptionSpec option) {
    return List.of(option.names()).stream()
        .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
        .collect(Collectors.joining(" "));
  }

  private static String value(OptionSpec option, CommandSpec command) {
    String offer = offer(option, command);
    return " -r " + (offer.isEmpty() ? "-f" : offer);
  }

  /** What may stand there; empty for what only the user knows. */
  private static String offer(ArgSpec argument, CommandSpec command) {
    List<String> words = Suggestions.words(argument, command);
    if (!words.isEmpty()) {
      return "-f -a " + Suggestions.quoted(String.join(" ", words));
    }
    if (Suggestions.directory(argument)) {
      return "-f -a '(__fish_complete_directories)'";
    }
    return Suggestions.file(argument) ? "-F" : "";
  }

  private static String about(String gist) {
    return gist.isEmpty() ? "" : " -d " + quoted(gist);
  }

  private void line(String where, String what) {
    text.append("complete -c koru -n ").append(quoted(where)).append(' ').append(what).append('\n');
  }

  /** Fish escapes a quote inside of quotes. */
  private static String quoted(String words) {
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
