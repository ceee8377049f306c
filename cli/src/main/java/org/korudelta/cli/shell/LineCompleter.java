package org.korudelta.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.korudelta.cli.terminal.TerminalText;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What may come next in a line: a command, an option, a value of an option, a namespace, a key.
 * Arguments are known by what help calls them. Names that would drive the terminal are left out.
 */
final class LineCompleter implements Completer {
  /** As many candidates as a person may want to look through. */
  static final int CANDIDATES_MAX = 200;

  private static final List<String> TIMES =
      List.of("now", "today", "yesterday", "1 hour ago", "2 days ago", "last week", "last month");

  private final Lines lines;

  LineCompleter(Lines lines) {
    this.lines = lines;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<String> before = line.words().subList(0, line.wordIndex());
    next(Place.after(before, lines.commands().getCommandSpec()), line.word())
        .filter(word -> word.startsWith(line.word()))
        .filter(word -> word.equals(TerminalText.of(word)))
        .limit(CANDIDATES_MAX)
        .forEach(word -> candidates.add(new Candidate(word)));
  }

  private Stream<String> next(Place place, String start) {
    if (place.option() != null) {
      return values(place.option(), place, start);
    }
    boolean dash = start.startsWith("-") && !place.optionsEnded();
    Stream<String> options = dash ? options(place.command()) : Stream.empty();
    return Stream.concat(options, words(place, start));
  }

  private static Stream<String> options(CommandSpec command) {
    return command.options().stream().filter(o -> !o.hidden()).map(OptionSpec::longestName);
  }

  private Stream<String> words(Place place, String start) {
    if (!place.command().subcommands().isEmpty()) {
      return place.command().subcommands().keySet().stream();
    }
    return place.command().positionalParameters().stream()
        .filter(parameter -> parameter.index().contains(place.words().size()))
        .flatMap(parameter -> values(parameter, place, start));
  }

  private Stream<String> values(ArgSpec argument, Place place, String start) {
    if (argument.completionCandidates() != null) {
      List<String> values = new ArrayList<>();
      argument.completionCandidates().forEach(values::add);
      return values.stream();
    }
    String namespace = place.words().isEmpty() ? "" : place.words().get(0);
    return switch (first(argument.paramLabel())) {
      case "NAMESPACE", "N" -> lines.names().namespaces(start, CANDIDATES_MAX).stream();
      case "KEY", "START" -> lines.names().keys(namespace, start, CANDIDATES_MAX).stream();
      case "OPERAND" -> operands(namespace, start);
      case "TIME" -> TIMES.stream();
      case "COMMAND" -> lines.commands().getSubcommands().keySet().stream();
      default -> Stream.empty();
    };
  }

  /** The first word of a label such as {@code NAMESPACE|ID}. */
  private static String first(String label) {
    int bar = label.indexOf('|');
    return bar < 0 ? label : label.substring(0, bar);
  }

  private Stream<String> operands(String namespace, String start) {
    if (start.isEmpty() || "+-~".indexOf(start.charAt(0)) < 0) {
      return Stream.of("+", "-", "~");
    }
    String sign = start.substring(0, 1);
    return lines.names().keys(namespace, start.substring(1), CANDIDATES_MAX).stream()
        .map(key -> sign + key);
  }
}
