package org.korudelta.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.korudelta.ExplainedNavigation;
import org.korudelta.Navigation;
import org.korudelta.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code koru navigate}: adds and subtracts meanings, then searches. Operands like {@code -man} are
 * positional.
 */
@Command(
    name = "navigate",
    description = {
      "Walk from one key's meaning by others, +KEY, -KEY or ~KEY (halfway toward), and show what"
          + " is near.",
      "Vectors come by koru embed, or koru import FILE --namespace NAMESPACE. Those of 8,000"
          + " English words are in koru's clone:"
          + " cli/src/main/resources/org/korudelta/cli/sample/words-8k.jsonl.gz"
    },
    footer = {
      "koru navigate words king -man +woman",
      "koru navigate words paris -france +italy --top 3",
      "koru navigate words king -man +woman --explain",
      "# after -- nothing is an option: this subtracts the key -1-hexene",
      "koru navigate compounds acid -- --1-hexene"
    })
final class NavigateCommand implements Callable<Integer> {
  @Mixin private ReadingOptions data = new ReadingOptions();
  @Mixin private TimeOption past = new TimeOption();

  @Option(
      names = "--help",
      usageHelp = true,
      description = "Show this page; -h would be an operand.")
  @SuppressWarnings("UnusedVariable") // picocli reads it.
  private boolean help;

  @Parameters(index = "0", paramLabel = "NAMESPACE", description = "The key's namespace.")
  private String namespace = "";

  @Parameters(index = "1", paramLabel = "START", description = "The key to start from.")
  private String start = "";

  @Parameters(index = "2..*", paramLabel = "OPERAND", description = "+KEY, -KEY or ~KEY.")
  private List<String> operands = new ArrayList<>();

  @Option(
      names = "--top",
      paramLabel = "K",
      description = "How many answers (default: ${DEFAULT-VALUE}).")
  private int top = 10;

  @Option(
      names = "--explain",
      description =
          "Say where each step led, by the cosine with its operand before and after, and how the"
              + " answers were found.")
  private boolean explain;

  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Spec
  void operandsLookLikeOptions(CommandSpec spec) {
    command = spec;
    spec.parser().unmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() {
    requireNoOptionMistyped();
    Navigation navigation = Navigation.among(namespace, start, operands, top);
    ExplainedNavigation found = past.reads(data).explainNavigate(namespace, navigation);
    NeighbourText text = new NeighbourText(data);
    text.answer(found.neighbours());
    if (explain) {
      text.answerStops(found.stops());
      text.answer(found.plan());
    }
    return ExitCode.OK;
  }

  /** A mistyped option would pass as an operand; a key that begins with a dash needs {@code --}. */
  private void requireNoOptionMistyped() {
    if (!command.commandLine().getParseResult().originalArgs().contains("--")) {
      for (String operand : operands) {
        if (operand.startsWith("--")) {
          throw data.misused("Unknown option: '" + operand + "'");
        }
      }
    }
  }
}
