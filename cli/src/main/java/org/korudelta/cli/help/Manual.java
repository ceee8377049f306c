package org.korudelta.cli.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Help laid out as manual pages are. A command says what it is by its annotation: the first line of
 * its description is its name's summary, the others are paragraphs; its footer is examples, each a
 * line for a shell or a comment that begins with {@code #}.
 */
public final class Manual {
  /** What every command takes, and what its own options are told apart from. */
  private static final List<String> COMMON = List.of("--data", "--json", "--color", "--help");

  private static final List<String> TITLES =
      List.of(
          "NAME",
          "SYNOPSIS",
          "DESCRIPTION",
          "COMMANDS",
          "ARGUMENTS",
          "OPTIONS",
          "COMMON OPTIONS",
          "EXAMPLES",
          "EXIT STATUS",
          "SEE ALSO");

  private static final Map<String, IHelpSectionRenderer> SECTIONS = sections();

  private static final int INDENT = 2;
  private static final int NAME_COLUMNS = 16;

  private Manual() {}

  /** Lets {@code root} and all its commands explain themselves so. */
  public static void describe(CommandLine root) {
    describeOne(root);
    root.getSubcommands().values().forEach(Manual::describe);
  }

  private static void describeOne(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    oneWayToHelp(spec);
    spec.usageMessage().abbreviateSynopsis(true).sortOptions(false);
    command.setHelpSectionMap(SECTIONS);
    command.setHelpSectionKeys(TITLES);
  }

  /** Every command has {@code --help}; the version is that of {@code koru}. */
  private static void oneWayToHelp(CommandSpec spec) {
    OptionSpec version = spec.findOption("-V");
    if (version != null && spec.parent() != null) {
      spec.remove(version);
    }
    if (spec.findOption("--help") == null) {
      spec.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Show this page.")
              .build());
    }
  }

  private static Map<String, IHelpSectionRenderer> sections() {
    Map<String, IHelpSectionRenderer> sections = new HashMap<>();
    for (String title : TITLES) {
      sections.put(title, help -> titled(help, title));
    }
    return sections;
  }

  private static String titled(Help help, String title) {
    String text = body(help, title);
    String heading = help.colorScheme().ansi().string("@|bold " + title + "|@");
    return text.isEmpty() ? "" : heading + "\n" + text + "\n";
  }

  private static String body(Help help, String title) {
    return switch (title) {
      case "NAME" -> name(help);
      case "SYNOPSIS" -> synopsis(help);
      case "DESCRIPTION" -> description(help);
      case "COMMANDS" -> commands(help);
      case "ARGUMENTS" -> arguments(help);
      case "OPTIONS" -> options(help, option -> !common(option));
      case "COMMON OPTIONS" -> options(help, Manual::common);
      case "EXAMPLES" -> examples(help);
      case "EXIT STATUS" -> exitStatus(help);
      default -> seeAlso(help);
    };
  }

  private static String name(Help help) {
    return paragraphs(help, List.of(help.commandSpec().qualifiedName() + " - " + summary(help)));
  }

  private static String summary(Help help) {
    String[] description = help.commandSpec().usageMessage().description();
    return description.length == 0 ? "" : description[0];
  }

  private static String synopsis(Help help) {
    return indented(help.synopsis(INDENT).lines().toList());
  }

  private static String description(Help help) {
    List<String> lines = List.of(help.commandSpec().usageMessage().description());
    return lines.size() < 2 ? "" : paragraphs(help, lines.subList(1, lines.size()));
  }

  private static String commands(Help help) {
    Map<String, Help> commands = help.subcommands();
    StringBuilder text = new StringBuilder();
    for (CommandGroup group : CommandGroup.values()) {
      List<String[]> rows = new ArrayList<>();
      for (String name : group.names()) {
        if (commands.containsKey(name)) {
          rows.add(new String[] {name, summary(commands.get(name))});
        }
      }
      text.append(rows.isEmpty() ? "" : "  " + group.title() + "\n" + table(help, rows));
    }
    return text.toString();
  }

  private static String arguments(Help help) {
    return help.commandSpec().positionalParameters().isEmpty() ? "" : help.parameterList();
  }

  private static String options(Help help, Predicate<OptionSpec> which) {
    List<OptionSpec> options =
        help.commandSpec().options().stream()
            .filter(which.and(option -> !option.hidden()))
            .sorted(Comparator.comparingInt(option -> COMMON.indexOf(option.longestName())))
            .toList();
    return options.isEmpty() ? "" : help.optionListExcludingGroups(options);
  }

  private static boolean common(OptionSpec option) {
    return Arrays.stream(option.names()).anyMatch(COMMON::contains);
  }

  private static String examples(Help help) {
    return indented(List.of(help.commandSpec().usageMessage().footer()));
  }

  /** The command's own codes, or all that there are. */
  private static String exitStatus(Help help) {
    Map<String, String> own = help.commandSpec().usageMessage().exitCodeList();
    UsageMessageSpec root = help.commandSpec().root().usageMessage();
    List<String[]> rows = new ArrayList<>();
    (own.isEmpty() ? root.exitCodeList() : own)
        .forEach((code, meaning) -> rows.add(new String[] {code, meaning}));
    return table(help, rows);
  }

  private static String seeAlso(Help help) {
    CommandSpec spec = help.commandSpec();
    CommandSpec parent = spec.parent();
    if (parent == null) {
      return indented(List.of("koru help COMMAND, koru help times, koru help environment"));
    }
    List<String> names = new ArrayList<>();
    CommandGroup.of(spec.name()).map(CommandGroup::names).orElse(List.of()).stream()
        .filter(name -> !name.equals(spec.name()) && parent.subcommands().containsKey(name))
        .forEach(name -> names.add(parent.name() + " " + name));
    names.add(parent.name() + " help");
    return indented(List.of(String.join(", ", names)));
  }

  private static String indented(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(" ".repeat(INDENT)).append(line).append('\n'));
    return text.toString();
  }

  private static String paragraphs(Help help, List<String> paragraphs) {
    int width = help.commandSpec().usageMessage().width();
    Help.TextTable table =
        Help.TextTable.forColumns(
            help.colorScheme(), new Help.Column(width, INDENT, Help.Column.Overflow.WRAP));
    table.indentWrappedLines = 0;
    paragraphs.forEach(table::addRowValues);
    return table.toString();
  }

  private static String table(Help help, List<String[]> rows) {
    int width = help.commandSpec().usageMessage().width();
    Help.TextTable table =
        Help.TextTable.forColumns(
            help.colorScheme(),
            new Help.Column(NAME_COLUMNS, INDENT * 2, Help.Column.Overflow.SPAN),
            new Help.Column(width - NAME_COLUMNS, INDENT, Help.Column.Overflow.WRAP));
    rows.forEach(table::addRowValues);
    return table.toString();
  }
}
