package org.korudelta.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.korudelta.benchmarks.Bench;
import org.korudelta.cli.KnownCommands;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** That a command of ours exists, with its options, without running it. */
final class CommandProof {
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\\s]+");

  private final Tally tally;

  CommandProof(Tally tally) {
    this.tally = tally;
  }

  void check(Place place, String command) {
    assertThat(problem(words(command))).as("%s: no such command: %s", place, command).isEmpty();
    tally.count("commands looked up");
  }

  /** What follows {@code koru}, without the comment. */
  private static List<String> words(String command) {
    return WORD.matcher(command.replaceFirst("\\s#.*", ""))
        .results()
        .skip(1)
        .map(word -> word.group().replaceAll("^[\"']|[\"']$", ""))
        .toList();
  }

  /** Why no command takes {@code words}, or empty; words still missing are no reason. */
  private static Optional<String> problem(List<String> words) {
    boolean bench = words.get(0).equals("bench");
    CommandLine parser = bench ? new CommandLine(Bench.class) : KnownCommands.parser();
    try {
      parser.parseArgs(words.stream().skip(bench ? 1 : 0).toArray(String[]::new));
      return Optional.empty();
    } catch (MissingParameterException e) {
      return Optional.empty();
    } catch (ParameterException e) {
      return Optional.of(e.getMessage());
    }
  }
}
