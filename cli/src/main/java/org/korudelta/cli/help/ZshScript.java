package org.korudelta.cli.help;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Completion for the Z shell, by its own {@code _arguments} and {@code _describe}.
 *
 * <p>What only the user knows is named by a message, but not while an option is typed: beside a
 * message zsh would list the one option that fits and not insert it.
 */
final class ZshScript {
  private static final String BEGIN =
      """
      # Completion of koru in zsh. In ~/.zshrc: eval "$(koru completion zsh)"

      if ! whence compdef >/dev/null; then
        autoload -Uz compinit && compinit
      fi

      _koru() {
        local curcontext=$curcontext state line
        local -A opt_args
        local -a commands
        _arguments -C\
      """;
  private static final String COMMANDS =
      """
       \\
          '1:command:->command' \\
          '*::argument:->argument'
        case $state in
          command)
            commands=(
      """;
  private static final String ARGUMENTS =
      """
            )
            _describe command commands
            ;;
          argument)
            curcontext="${curcontext%:*:*}:koru-$line[1]:"
            case $line[1] in
      """;
  private static final String END =
      """
            esac
            ;;
        esac
      }

      compdef _koru koru
      """;

  private final CommandLine root;
  private final StringBuilder text = new StringBuilder(BEGIN);

  ZshScript(CommandLine root) {
    this.root = root;
  }

  String text() {
    options(root.getCommandSpec(), "    ");
    text.append(COMMANDS);
    root.getSubcommands().forEach(this::named);
    text.append(ARGUMENTS);
    root.getSubcommands().forEach(this::arguments);
    return text.append(END).toString();
  }

  private void named(String name, CommandLine command) {
    String line = name + ":" + Suggestions.gist(command);
    text.append("        ").append(Suggestions.quoted(line)).append('\n');
  }

  private void arguments(String name, CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    text.append("        ").append(name).append(")\n          _arguments");
    options(spec, "            ");
    spec.positionalParameters().forEach(parameter -> positional(parameter, spec));
    text.append("\n          ;;\n");
  }

  private void options(CommandSpec command, String indent) {
    for (OptionSpec option : Suggestions.options(command)) {
      for (String name : option.names()) {
        spec(indent, option(name, option, command));
      }
    }
  }

  private static String option(String name, OptionSpec option, CommandSpec command) {
    String about = "[" + escaped(Suggestions.gist(option)) + "]";
    String often = option.isMultiValue() ? "*" : "";
    if (!Suggestions.takesValue(option)) {
      return often + name + about;
    }
    String join = name.startsWith("--") ? "=" : "+";
    return often + name + join + about + value(option, action(option, command, " "));
  }

  private void positional(PositionalParamSpec parameter, CommandSpec command) {
    String place = parameter.isMultiValue() ? "*" : "" + (parameter.index().min() + 1);
    String message = "_guard \"^-*\" \"" + parameter.paramLabel() + "\"";
    spec("            ", place + value(parameter, action(parameter, command, message)));
  }

  private static String value(ArgSpec argument, String action) {
    return ":" + escaped(argument.paramLabel()) + ":" + action;
  }

  private static String action(ArgSpec argument, CommandSpec command, String otherwise) {
    List<String> words = Suggestions.words(argument, command);
    if (!words.isEmpty()) {
      return "(" + String.join(" ", words) + ")";
    }
    if (Suggestions.directory(argument)) {
      return "_files -/";
    }
    return Suggestions.file(argument) ? "_files" : otherwise;
  }

  private void spec(String indent, String spec) {
    text.append(" \\\n").append(indent).append(Suggestions.quoted(spec));
  }

  private static String escaped(String words) {
    return words.replace("\\", "\\\\").replace(":", "\\:").replace("[", "\\[").replace("]", "\\]");
  }
}
