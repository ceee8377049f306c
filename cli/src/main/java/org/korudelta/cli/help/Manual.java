package org.korudelta.cli.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
    Map<String, IHelpSectionRenderer> sections = new LinkedHashMap<>();
    sections.put("NAME", Manual::name);
    sections.put("SYNOPSIS", Manual::synopsis);
    sections.put("DESCRIPTION", Manual::description);
    sections.put("COMMANDS", Manual::commands);
    sections.put("ARGUMENTS", Manual::arguments);
    sections.put("OPTIONS", help -> options(help, option -> !common(option)));
    sections.put("COMMON OPTIONS", help -> options(help, Manual::common));
    sections.put("EXAMPLES", Manual::examples);
    sections.put("EXIT STATUS", Manual::exitStatus);
    sections.put("SEE ALSO", Manual::seeAlso);
    Map<String, IHelpSectionRenderer> titled = new LinkedHashMap<>();
    sections.forEach((title, body) -> titled.put(title, help -> titled(help, title, body)));
    command.setHelpSectionMap(titled);
    command.setHelpSectionKeys(List.copyOf(titled.keySet()));
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

  private static String titled(Help help, String title, IHelpSectionRenderer body) {
    String text = body.render(help);
    String heading = help.colorScheme().ansi().string("@|bold " + title + "|@");
    return text.isEmpty() ? "" : heading + "\n" + text + "\n";
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
